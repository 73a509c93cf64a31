/** What values of records are called to people. */
import type { Channel, Direction, Kind, Outcome, Severity } from "../../dist/api.js";

export const channels: Record<Channel, string> = {
  call: "Call", voicemail: "Voicemail", email: "Email", mail: "Mail", message: "Message", meeting: "Meeting", event: "Event",
};
export const kinds: Record<Kind, string> = { opener: "Opener", voicemail: "Voicemail" };
export const directions: Record<Direction, string> = { outbound: "I contacted them", inbound: "They contacted me" };
export const outcomes: Record<Outcome, string> = {
  reached: "We talked", "no-answer": "No answer", "left-message": "Left a message", sent: "Sent", declined: "They said no",
  "not-now": "Not now", "callback-requested": "Asked for a call back", "material-requested": "Asked for material",
  "meeting-booked": "Meeting booked", "no-show": "They didn’t come",
};
export const severities: Record<Severity, string> = { error: "Must go", warning: "Mend", hint: "Consider" };
export const relationships = {
  prospect: "A prospect", "referral-source": "A referral source", client: "A client", "former-client": "A former client",
};
export const styles = { direct: "Direct", personal: "Personal" };
export const deals = { none: "No deal yet", "in-progress": "Deal in progress", "proposal-submitted": "Proposal submitted" };
export const offerKinds = {
  article: "Article", book: "Book", event: "Event", introduction: "Introduction", resource: "Resource", tip: "Tip",
  finding: "Finding", "client-story": "Client story",
};
export const approaches: Record<string, string> = {
  "offer-something": "Offer something", "helpful-purpose": "A helpful purpose", "ask-about-them": "Ask about them",
  "client-success": "A client’s success", "state-objective": "State the objective", "leave-word": "Leave word", "let-go": "Let go",
};

export const day = (date: string) =>
  new Date(`${date}T12:00:00`).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });

export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
