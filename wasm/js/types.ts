/** Whether the words are said when the prospect picks up, or left after the tone. */
export type Kind = "opener" | "voicemail";
/** How much a finding matters. */
export type Severity = "error" | "warning" | "hint";
/** How far the score goes: from 80, from 50, below. */
export type Band = "welcome" | "needs work" | "dread";
/** A day, as in "2026-11-21". */
export type Day = string;

export type Relationship = "prospect" | "referral-source" | "client" | "former-client";
export type Style = "direct" | "personal";
export type Deal = "none" | "in-progress" | "proposal-submitted";
export type Channel = "call" | "voicemail" | "email" | "mail" | "message" | "meeting" | "event";
export type Direction = "outbound" | "inbound";
export type Outcome =
  | "reached" | "no-answer" | "left-message" | "sent" | "declined" | "not-now"
  | "callback-requested" | "material-requested" | "meeting-booked" | "no-show";
export type OfferKind =
  | "article" | "book" | "event" | "introduction" | "resource" | "tip" | "finding" | "client-story";

/** One entry of the contact log. */
export interface Contact {
  readonly date: Day;
  readonly channel: Channel;
  /** By default "outbound". */
  readonly direction?: Direction;
  readonly outcome: Outcome;
  /** The day for which something was agreed. */
  readonly follow_up_on?: Day;
  /** With whom, where not with the prospect. */
  readonly with?: string;
  readonly note?: string;
}

/** Something that the caller can offer. */
export interface Offer {
  readonly kind: OfferKind;
  readonly what: string;
  readonly about?: string;
}

/** What the caller knows; all of it optional. */
export interface Context {
  /** The day of the call. The library never reads the clock. */
  readonly today?: Day;
  readonly caller?: { readonly name?: string; readonly company?: string; readonly phone?: string };
  readonly prospect?: {
    readonly name?: string;
    readonly company?: string;
    readonly relationship?: Relationship;
    readonly style?: Style;
    readonly asked_about_us?: boolean;
  };
  readonly deal?: Deal;
  /** None means that there is no log; an empty list is a log with nothing in it. */
  readonly contacts?: readonly Contact[];
  /** The day before which the log is silent. */
  readonly log_since?: Day;
  readonly offers?: readonly Offer[];
}

/** A part of the draft in UTF-16 units: `draft.slice(span.start, span.end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface LedgerLine {
  readonly points: number;
  /** "start", a rule, a signal or "cap". */
  readonly for: string;
  readonly finding?: number;
  readonly strength?: number;
}

export interface Score {
  /** 0 to 100. */
  readonly points: number;
  readonly band: Band;
  /** Lines that add up to the points. */
  readonly ledger: readonly LedgerLine[];
}

/** How freely a fix or a rewrite may be used: "unsafe" changes what is said, "needs-input" holds a placeholder. */
export type Applicability = "safe" | "unsafe" | "needs-input";

export interface Edit extends Span {
  readonly text: string;
}

export interface Fix {
  readonly applicability: Applicability;
  readonly edits: readonly Edit[];
}

/** Something in the draft that makes prospects dread the call. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Null for what is absent. */
  readonly span: Span | null;
  readonly text: string;
  readonly message: string;
  /** For a finding of the model alone: the words that weighed most. */
  readonly weighed?: readonly string[];
  /** Index of the claim that it is about. */
  readonly claim?: number;
  readonly fixes?: readonly Fix[];
}

/** Something in the draft that prospects welcome. */
export interface Strength {
  readonly signal: string;
  readonly span: Span | null;
  readonly text: string;
}

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** Something that the draft says about earlier contact. */
export interface Claim {
  readonly kind: "conversation" | "request" | "message" | "sent";
  readonly span: Span;
  readonly text: string;
  readonly when: readonly Days[];
  readonly asked_for: readonly Days[];
  readonly verdict: "supported" | "contradicted" | "unverified";
  /** The entry that bears it out, or comes nearest. */
  readonly nearest?: Contact;
}

export interface Advice {
  readonly id: string;
  readonly message: string;
  readonly entry?: Contact;
}

/** What could be said instead. */
export interface Rewrite {
  readonly approach: string;
  readonly applicability: Applicability;
  readonly text: string;
  readonly score: number;
  readonly why: string;
  readonly sources: readonly string[];
  readonly placeholders: readonly Edit[];
}

/** All there is to say about a draft. */
export interface Report {
  readonly schema: 1;
  readonly id?: string;
  readonly kind: Kind;
  readonly unit: "utf16";
  readonly today?: Day;
  readonly words: number;
  readonly seconds: number;
  readonly score: Score;
  readonly findings: readonly Finding[];
  readonly strengths: readonly Strength[];
  readonly claims: readonly Claim[];
  readonly advice: readonly Advice[];
  readonly rewrites: readonly Rewrite[];
}

export interface Source {
  readonly title: string;
  readonly says: string;
  /** "A": the publisher's own data, "B": reported second-hand, "craft": advice, unmeasured. */
  readonly grade: string;
}

/** A rule or signal, as its file says it. */
export interface Rule {
  readonly id: string;
  readonly kind: "mistake" | "strength";
  readonly title: string;
  readonly severity: Severity | null;
  readonly points: number;
  readonly message: string;
  readonly why: string;
  readonly instead: string;
  readonly sources: readonly Source[];
  readonly examples: {
    readonly bad: readonly { readonly text: string; readonly finds: string }[];
    readonly good: readonly { readonly text: string }[];
  };
}

export interface DraftOptions {
  readonly id?: string;
  /** By default "opener". */
  readonly kind?: Kind;
  readonly context?: Context;
}

/** A draft with everything that belongs to it. */
export interface Draft extends DraftOptions {
  readonly text: string;
}

export interface LinterOptions {
  /** Report only these rules and signals. */
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly minSeverity?: Severity;
  /** False to go by the rules alone. */
  readonly model?: boolean;
  /** True to fill in the reports' rewrites, for drafts of up to 8,192 bytes. */
  readonly rewrites?: boolean;
  /** False for findings without fixes, which are quicker: each fix is proved by checking the mended draft. */
  readonly fixes?: boolean;
  /** The context over which every draft's own is laid. */
  readonly context?: Context;
  /** Rules of one's own, each file's text in JSON. */
  readonly rules?: readonly { readonly name: string; readonly text: string }[];
}

/** How applicable a fix may be that is made without anybody looking. */
export type MostApplicable = Exclude<Applicability, "needs-input">;

/** A draft with its fixes made. */
export interface Fixed {
  readonly text: string;
  /** The rules whose findings were mended, in order. */
  readonly applied: readonly string[];
}
