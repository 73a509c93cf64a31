import initialise, { initSync as initialiseSync, Linter as Raw, type InitInput, type SyncInitInput } from "./raw/callwell.js";
import { CallwellError, rethrowing } from "./error.js";
import { starter } from "./start.js";
import type { Draft, DraftOptions, Fixed, LinterOptions, MostApplicable, Report, Rewrite, Rule } from "./types.js";

export * from "./types.js";
export { CallwellError, type ErrorKind, type Place } from "./error.js";
export { applyEdits } from "./fix.js";
export type { InitInput, SyncInitInput };

const { start: startFrom, startSync, needReady } = starter<InitInput, SyncInitInput>("callwell", initialise, initialiseSync);
let standard: Linter | undefined;

/** Starts WebAssembly from a URL, a response, bytes or a module. Once is enough; again does nothing. */
export const start: (source: InitInput | Promise<InitInput>) => Promise<void> = startFrom;

/** Starts WebAssembly at once, from bytes or a module. */
export const initSync: (source: SyncInitInput) => void = startSync;

// JSON can't hold half a surrogate pair; its replacement is as long, so that places stay the same.
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");

function draftJson(text: string, options: DraftOptions): string {
  if (typeof text !== "string") throw new CallwellError("input", `text is ${text === null ? "null" : typeof text}: expected a string`);
  return JSON.stringify({ ...options, text: wellFormed(text) });
}

/** Checks drafts, with options of one's own. */
export class Linter {
  #raw: Raw;

  /** @throws CallwellError of kind "unknown-rule", "rules", or "input" for an unknown option or value. */
  constructor(options: LinterOptions = {}) {
    needReady();
    this.#raw = rethrowing(() => new Raw(JSON.stringify(options)));
  }

  /** @throws CallwellError of kind "input" where an option or a value of the context is unknown. */
  check(text: string, options: DraftOptions = {}): Report {
    const draft = draftJson(text, options);
    return JSON.parse(rethrowing(() => this.#raw.check(draft))) as Report;
  }

  /** Checks several drafts, in their order. */
  checkMany(drafts: Iterable<string | Draft>): Report[] {
    return Array.from(drafts, (draft) => {
      if (typeof draft === "string") return this.check(draft);
      const { text, ...options } = draft;
      return this.check(text, options);
    });
  }

  /**
   * What could be said instead, the best first. Each was checked again in the same context: it has no error and no warning,
   * and scores higher than the draft. A draft with nothing wrong has none.
   */
  rewrite(text: string, options: DraftOptions = {}): Rewrite[] {
    const draft = draftJson(text, options);
    return JSON.parse(rethrowing(() => this.#raw.rewrite(draft))) as Rewrite[];
  }

  /**
   * Makes the fixes that are safe, one after the other, as long as one makes the draft no worse. With "unsafe" also those that
   * change what is asserted or promised. Those that need input are never made.
   */
  fix(text: string, options: DraftOptions = {}, most: MostApplicable = "safe"): Fixed {
    const draft = draftJson(text, options);
    return JSON.parse(rethrowing(() => this.#raw.fix(draft, String(most)))) as Fixed;
  }

  /** The rules and signals that can be reported, mistakes first. */
  rules(): Rule[] {
    return JSON.parse(this.#raw.rules()) as Rule[];
  }

  /** A rule or signal. @throws CallwellError of kind "unknown-rule", with the nearest names. */
  explain(name: string): Rule {
    return JSON.parse(rethrowing(() => this.#raw.rule(String(name)))) as Rule;
  }

  /** A page of HTML, complete in itself, with the reports of drafts. */
  html(drafts: Iterable<string | Draft>): string {
    const records = Array.from(drafts, (draft) => {
      const { text, ...options } = typeof draft === "string" ? { text: draft } : draft;
      return draftJson(text, options);
    });
    return rethrowing(() => this.#raw.html(`[${records.join(",")}]`));
  }

  /** Gives its memory back. It can't be used afterwards. */
  free(): void {
    this.#raw.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

function shared(): Linter {
  return (standard ??= new Linter());
}

/** Checks a draft by callwell's own rules. */
export function check(text: string, options?: DraftOptions): Report {
  return shared().check(text, options);
}

/** Checks several drafts by callwell's own rules, in their order. */
export function checkMany(drafts: Iterable<string | Draft>): Report[] {
  return shared().checkMany(drafts);
}

/** What could be said instead, the best first. */
export function rewrite(text: string, options?: DraftOptions): Rewrite[] {
  return shared().rewrite(text, options);
}

/** Makes the fixes that are safe; with "unsafe" also those that change what is said or promised. */
export function fix(text: string, options?: DraftOptions, most?: MostApplicable): Fixed {
  return shared().fix(text, options, most);
}

/** Callwell's own rules and signals. */
export function rules(): Rule[] {
  return shared().rules();
}

/** One of callwell's own rules or signals. */
export function explain(name: string): Rule {
  return shared().explain(name);
}
