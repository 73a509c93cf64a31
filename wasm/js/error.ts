export type ErrorKind = "unknown-rule" | "rules" | "context" | "input" | "log" | "io" | "not-ready";

/** Where an error is; lines and columns begin with 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What went wrong, where, and what was expected. */
export class CallwellError extends Error {
  override readonly name = "CallwellError";
  readonly kind: ErrorKind;
  readonly place: Place;
  /** The message without its place. */
  readonly reason: string;

  constructor(kind: ErrorKind, message: string, place: Place = {}, reason: string = message) {
    super(message);
    this.kind = kind;
    this.place = place;
    this.reason = reason;
  }
}

/** Runs what may throw an error as JSON, which is how errors leave WebAssembly. */
export function rethrowing<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    const { kind, message, place, reason } = JSON.parse(thrown) as CallwellError;
    throw new CallwellError(kind, message, place, reason);
  }
}
