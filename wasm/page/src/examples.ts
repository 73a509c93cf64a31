/** Drafts to begin with, each of which shows something. */
import type { Contact, Kind } from "../../dist/api.js";

export interface Example {
  readonly title: string;
  readonly kind: Kind;
  readonly text: string;
  readonly contacts?: readonly Contact[];
}

/** A day so many days before today. */
export function ago(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() - days);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
}

export const examples: readonly Example[] = [
  {
    title: "The call people dread",
    kind: "opener",
    text: "Hi Tom, it's Ann. Sorry to bother you, I'm just checking in to see if you got the brochure I sent. We're the leading tile company in the county. So, are you ready to place an order?",
  },
  {
    title: "Something to offer",
    kind: "opener",
    text: "Hi Tom, this is Ann Keller from Reef Tiles. I read that your pool has to close for the new slip rules in March. I've put together a two-page guide on re-grouting without draining, and I'd like to send it to you. Which of your pools is due first? I'll ring on Thursday at ten to hear what you made of it.",
  },
  {
    title: "“We spoke three months ago”",
    kind: "opener",
    text: "Hi Andy, it's Fred Hale at Hale Print. We spoke three months ago about recycled stock. I've found a mill that delivers it at the price of ordinary white, and I can send you both samples. I'll call on Friday at nine.",
    contacts: [
      { date: ago(93), channel: "voicemail", direction: "outbound", outcome: "left-message", note: "recycled stock" },
      { date: ago(40), channel: "email", direction: "outbound", outcome: "sent", note: "price list" },
    ],
  },
  {
    title: "A voicemail nobody returns",
    kind: "voicemail",
    text: "Hey, it's Marcus again. I've left you several messages and haven't heard back. Give me a call when you get a chance. I'll try you again soon.",
  },
  {
    title: "A voicemail that helps",
    kind: "voicemail",
    text: "Hi Lena, this is Marcus Boyd from Harbor Press. I'm calling about the grant deadline for parish newsletters on May 4. A church in Dover got its printing paid by it, and I can send you the form they used. I'll try you again on Wednesday at two.",
  },
];
