/** What the page knows, and what of it the browser keeps. */
import type { Contact, Context, Kind, Offer } from "../../dist/api.js";

export interface State {
  text: string;
  kind: Kind;
  caller: NonNullable<Context["caller"]>;
  prospect: NonNullable<Context["prospect"]>;
  deal: NonNullable<Context["deal"]>;
  offers: Offer[];
  /** Whether there is a log at all: an empty one contradicts, none leaves open. */
  hasLog: boolean;
  keepLog: boolean;
  contacts: Partial<Contact>[];
}

const KEY = "callwell";
const empty = (): State => ({
  text: "", kind: "opener", caller: {}, prospect: {}, deal: "none", offers: [], hasLog: false, keepLog: false, contacts: [],
});

export function restore(): State {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const state = empty();
    if (typeof kept !== "object" || kept === null) return state;
    // What an older version kept, or another page of the same origin, is taken only where it has the right form.
    for (const [name, value] of Object.entries(kept)) {
      const known = state[name as keyof State];
      if (known !== undefined && typeof known === typeof value && Array.isArray(known) === Array.isArray(value) && value !== null) {
        Object.assign(state, { [name]: value });
      }
    }
    return state;
  } catch {
    return empty();
  }
}

export function keep(state: State): void {
  const { contacts, hasLog, ...rest } = state;
  try {
    localStorage.setItem(KEY, JSON.stringify(state.keepLog ? state : rest));
  } catch {
    // A browser that keeps nothing is no reason to stop.
  }
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
  };
}
