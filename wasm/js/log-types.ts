import type { Channel, Context, Day, Direction, Offer, Outcome, Severity, Source } from "./types.js";

export type { Channel, Context, Day, Direction, Offer, Outcome, Severity, Source };

/** What a column can hold. */
export type Field =
  | "prospect" | "date" | "channel" | "direction" | "outcome" | "follow_up_on" | "note" | "with" | "category" | "text"
  | "company" | "phone" | "email" | "prospect_id";

/** How things stand with somebody. "ahead": nothing was done yet, there is only something to come. */
export type Standing = "in-touch" | "unreached" | "quiet" | "not-now" | "declined" | "wrong-number" | "ahead";
/** What to do. */
export type Action = "call" | "answer" | "send" | "meet" | "record" | "wait" | "let-go";
/** In which order a plan takes advice; "caution" is what not to do. */
export type Class = "promise" | "answer" | "due" | "try" | "warm" | "aside" | "caution";

/** How to read a log. */
export interface ReadOptions {
  /** What errors and findings call it. */
  readonly name?: string;
  /**
   * Which columns hold what, where they have other names than the fields: `{ prospect: "First name+Last name" }`, or as the
   * command line takes it, `"prospect=Contact,date=Due date"`.
   */
  readonly columns?: string | Readonly<Partial<Record<Field, string>>>;
  /** Dates in figures with the year last: "iso" (the default) takes only what can be read one way, "dmy" day first, "mdy" month first. */
  readonly dates?: "iso" | "dmy" | "mdy";
  /** Go on after rows that can't be read; `unread` tells of each. */
  readonly keepGoing?: boolean;
}

/** What advice and plans are reckoned with. */
export interface Settings {
  /** The library never reads the clock. */
  readonly today: Day;
  /** What you can call with; advice names what fits. */
  readonly offers?: readonly Offer[];
  /** Days on which nobody works, besides the weekends. */
  readonly holidays?: readonly Day[];
  /** Thresholds of your own: `{ voicemails_a_week: 1 }`. */
  readonly cadence?: Readonly<Record<string, number>>;
}

/** A cell of a row: a date's time of day is that of the machine; null and undefined are empty. */
export type Cell = string | number | boolean | Date | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** An entry of the log. `line` and `column` say where it stands, from 1; of rows the first is line 2. */
export interface Entry {
  readonly date: Day;
  /** The minute of the day. */
  readonly minute?: number;
  readonly channel: Channel;
  readonly direction: Direction;
  /** Null where the log doesn't say. */
  readonly outcome: Outcome | null;
  readonly wrong_number?: boolean;
  readonly follow_up_on?: Day;
  readonly with?: string;
  readonly note?: string;
  readonly text?: string;
  readonly line: number;
  readonly column: number;
}

/** Somebody whom the log is about, with the entries from the oldest to the newest. */
export interface Person {
  readonly name: string;
  readonly id?: string;
  readonly company?: string;
  readonly phone?: string;
  readonly email?: string;
  /** "hot-lead", "prospect", "referral-source", "client", "former-client", or the log's own word. */
  readonly category?: string;
  readonly line: number;
  readonly entries: readonly Entry[];
}

/** Something that is wrong with the record itself. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly prospect: string;
  readonly text: string;
  readonly message: string;
}

/** Something that was agreed and not done yet, the day it was agreed for, and the line that says so. */
export interface Promised {
  readonly on: Day;
  readonly meeting: boolean;
  readonly line: number;
}

/** How things stand with somebody. Days to come don't count; tries and messages count since they were last heard. */
export interface State {
  readonly prospect: string;
  readonly prospect_id?: string;
  readonly company?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly category?: string;
  readonly line: number;
  readonly standing: Standing;
  readonly entries: number;
  readonly first_touch: Day | null;
  readonly last_touch: Day | null;
  readonly last_talk: Day | null;
  readonly last_heard: Day | null;
  readonly talks: number;
  readonly tries: number;
  readonly days_tried: number;
  readonly messages: number;
  readonly messages_this_week: number;
  readonly promise?: Promised;
  readonly declined_on?: Day;
  readonly not_now_on?: Day;
}

/** Something that the log advises, the day from which on it holds, and at most five entries that it rests on. */
export interface Advice {
  readonly id: string;
  readonly action: Action;
  readonly class: Class;
  readonly due: Day;
  readonly message: string;
  readonly entries: readonly Entry[];
  readonly sources: readonly Source[];
}

/** How things stand with somebody, and what to do, things to come included. */
export interface Reviewed extends State {
  readonly advice: readonly Advice[];
}

/** All there is to say about a log as of a day. */
export interface Review {
  readonly schema: 1;
  readonly file?: string;
  readonly today: Day;
  readonly rows: number;
  readonly unread_rows: number;
  /** Rows that are no contact with anybody, such as tasks. */
  readonly skipped: Readonly<Record<string, number>>;
  /** What was taken for granted. */
  readonly assumed: readonly string[];
  readonly standings: Readonly<Partial<Record<Standing, number>>>;
  readonly findings: readonly Finding[];
  readonly people: readonly Reviewed[];
  readonly note: string;
}

/** Somebody on the list: what to do, since when it is due, why, and how many minutes it takes. */
export interface Item {
  readonly due: Day;
  readonly action: Action;
  /** The kind of advice that put them there, the first of `advice`. */
  readonly reason: string;
  /** The same in words. */
  readonly title: string;
  readonly minutes: number;
  /** Where false and nobody answers, leave none. */
  readonly may_leave_message: boolean;
  readonly state: State;
  readonly advice: readonly Advice[];
}

/** Whom to call, in order, fitted to the time there is. */
export interface Plan {
  readonly schema: 1;
  readonly today: Day;
  readonly minutes: number;
  /** The minutes that `items` take. */
  readonly planned: number;
  readonly items: readonly Item[];
  /** Due too, but beyond the time, by kind of advice. */
  readonly left_over: Readonly<Record<string, { readonly people: number; readonly minutes: number }>>;
  /** What falls due in the days that follow. */
  readonly coming: readonly Item[];
  /** How many people said no. */
  readonly let_go: number;
  readonly note: string;
}
