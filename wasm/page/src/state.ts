/** What the page knows, and what of it the browser keeps. */
import type { Contact, Context, Kind, Offer } from "../../dist/api.js";

/** A draft with what is known about the call that it is for. */
export interface Saved {
  /** What the user calls it; empty for its first words. */
  name: string;
  text: string;
  kind: Kind;
  prospect: NonNullable<Context["prospect"]>;
  deal: NonNullable<Context["deal"]>;
  /** Whether there is a log at all: an empty one contradicts, none leaves open. */
  hasLog: boolean;
  /** The day from which the log is complete; empty where it always was. */
  logSince: string;
  contacts: Partial<Contact>[];
}

/** The draft at hand, and what holds for all. */
export interface State extends Saved {
  caller: NonNullable<Context["caller"]>;
  offers: Offer[];
  keepLog: boolean;
  /** All drafts; the one at hand stands there as it was when it was kept last. */
  drafts: Saved[];
  at: number;
}

const KEY = "callwell";
export const blank = (): Saved => ({
  name: "", text: "", kind: "opener", prospect: {}, deal: "none", hasLog: false, logSince: "", contacts: [],
});
const empty = (): State => ({ ...blank(), caller: {}, offers: [], keepLog: false, drafts: [blank()], at: 0 });

/** Takes of what was kept only what has the right form: an older version may have kept it, or another page of the origin. */
function fitting<T extends object>(into: T, kept: unknown): T {
  if (typeof kept !== "object" || kept === null) return into;
  for (const [name, value] of Object.entries(kept)) {
    const known = into[name as keyof T];
    if (known !== undefined && typeof known === typeof value && Array.isArray(known) === Array.isArray(value) && value !== null) {
      Object.assign(into, { [name]: value });
    }
  }
  return into;
}

export function restore(): State {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const state = fitting(empty(), kept);
    // Before there were several, the one draft stood by itself.
    const one = typeof kept === "object" && kept !== null && !("drafts" in kept);
    state.drafts = one ? [fitting(blank(), kept)] : state.drafts.map((draft) => fitting(blank(), draft));
    if (state.drafts.length === 0) state.drafts.push(blank());
    state.at = Math.min(Math.max(0, Math.trunc(state.at) || 0), state.drafts.length - 1);
    return Object.assign(state, state.drafts[state.at]);
  } catch {
    return empty();
  }
}

/** The draft at hand, as it stands in the list. */
export function put(state: State): void {
  const { name, text, kind, prospect, deal, hasLog, logSince, contacts } = state;
  // Into the same record, which is what the list knows it by.
  Object.assign(state.drafts[state.at] ?? {}, { name, text, kind, prospect, deal, hasLog, logSince, contacts });
}

/** Keeps all drafts; false where the browser keeps nothing. */
export function keep(state: State): boolean {
  put(state);
  const { caller, offers, keepLog, at } = state;
  const drafts = state.drafts.map((draft) => (keepLog ? draft : { ...draft, hasLog: false, logSince: "", contacts: [] }));
  try {
    localStorage.setItem(KEY, JSON.stringify({ caller, offers, keepLog, at, drafts }));
    return true;
  } catch {
    return false;
  }
}

/** Turns to another draft. One that was left empty is not kept. */
export function turnTo(state: State, to: Saved): void {
  put(state);
  const from = state.drafts[state.at];
  if (!state.drafts.includes(to)) state.drafts.push(to);
  state.drafts = state.drafts.filter((draft) => draft === to || draft !== from || !isEmpty(draft));
  state.at = state.drafts.indexOf(to);
  Object.assign(state, to);
}

export const isEmpty = (draft: Saved) => draft.text.trim() === "" && draft.name.trim() === "" && draft.contacts.length === 0;

/** What a draft is called: by its name, or by its first words. */
export function nameOf(draft: Saved): string {
  const words = draft.text.trim().replace(/\s+/g, " ");
  return draft.name.trim() || (words.length > 48 ? `${words.slice(0, 48).replace(/[\s\p{P}]*\s\S*$/u, "")}…` : words) || "Empty draft";
}

export function forget(): State {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
  return empty();
}

const some = (record: object) => Object.values(record).some((value) => value !== undefined && value !== "");
const isComplete = (contact: Partial<Contact>): contact is Contact =>
  Boolean(contact.date && contact.channel && contact.outcome);

/** The context as the library takes it: without what was left empty. */
export function contextOf(state: State, today: string): Context {
  const filled = <T extends object>(record: T) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== "" && value !== undefined)) as T;
  const offers = state.offers.filter((offer) => offer.what.trim() !== "").map(filled);
  return {
    today,
    deal: state.deal,
    ...(some(state.caller) && { caller: filled(state.caller) }),
    ...(some(state.prospect) && { prospect: filled(state.prospect) }),
    ...(offers.length > 0 && { offers }),
    ...(state.hasLog && { contacts: state.contacts.filter(isComplete).map(filled) }),
    ...(state.hasLog && state.logSince !== "" && { log_since: state.logSince }),
  };
}
