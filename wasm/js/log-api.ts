import initialise, { initSync as initialiseSync, Log as Raw, type InitInput, type SyncInitInput } from "./raw/callwell_log.js";
import { CallwellError, rethrowing } from "./error.js";
import { starter } from "./start.js";
import type { Cell, Context, Person, Plan, ReadOptions, Review, Reviewed, Row, Settings } from "./log-types.js";

export * from "./log-types.js";
export { CallwellError, type ErrorKind, type Place } from "./error.js";
export type { InitInput, SyncInitInput };

const { start: startFrom, startSync, needReady } = starter<InitInput, SyncInitInput>("callwell/log", initialise, initialiseSync);

/** Starts WebAssembly from a URL, a response, bytes or a module. Once is enough; again does nothing. */
export const start: (source: InitInput | Promise<InitInput>) => Promise<void> = startFrom;

/** Starts WebAssembly at once, from bytes or a module. */
export const initSync: (source: SyncInitInput) => void = startSync;

interface About {
  readonly file?: string;
  readonly rows: number;
  readonly unread_rows: number;
  readonly unread: readonly CallwellError[];
  readonly skipped: Readonly<Record<string, number>>;
  readonly assumed: readonly string[];
  readonly people: number;
}

function cellText(cell: Cell): string {
  if (!(cell instanceof Date)) return cell === null || cell === undefined ? "" : String(cell);
  if (Number.isNaN(cell.getTime())) return "";
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${String(cell.getFullYear()).padStart(4, "0")}-${two(cell.getMonth() + 1)}-${two(cell.getDate())}`;
  const time = `${two(cell.getHours())}:${two(cell.getMinutes())}`;
  return time === "00:00" ? day : `${day} ${time}`;
}

function csvOf(rows: Iterable<Row>): string {
  const all = [...rows];
  all.forEach((row, index) => {
    if (typeof row !== "object" || row === null) throw new CallwellError("input", `row ${index}: ${row === null ? "null" : typeof row}: expected an object of columns and cells`);
  });
  const names = [...new Set(all.flatMap((row) => Object.keys(row)))];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return [names, ...all.map((row) => names.map((name) => cellText(row[name])))].map((cells) => cells.map(quoted).join(",")).join("\n");
}

function bytesOf(source: string | Uint8Array | Iterable<Row>): Uint8Array {
  if (source instanceof Uint8Array) return source;
  if (typeof source === "string") return new TextEncoder().encode(source);
  if (typeof source !== "object" || source === null || !(Symbol.iterator in source)) {
    throw new CallwellError("input", `a log of type ${source === null ? "null" : typeof source}: expected CSV as a string or bytes, or rows`);
  }
  return new TextEncoder().encode(csvOf(source));
}

/** A contact log: whom was called, and what came of it. */
export class Log {
  #raw: Raw;
  #about: About;

  /**
   * Reads CSV with a header, its cells between commas, semicolons or tabs, as a string or as bytes; or rows, an object for
   * each entry.
   *
   * @throws CallwellError of kind "log", with line and column: a column is missing, a row has another number of cells than the
   *   header, a date is none or may be read two ways, a word isn't known. With `keepGoing` rows are passed over and told.
   */
  constructor(source: string | Uint8Array | Iterable<Row>, options: ReadOptions = {}) {
    needReady();
    const { columns, ...others } = options;
    const read = JSON.stringify({ ...others, ...(typeof columns === "string" ? { written: columns } : columns && { columns }) });
    const bytes = bytesOf(source);
    this.#raw = rethrowing(() => new Raw(bytes, read));
    this.#about = JSON.parse(this.#raw.about()) as About;
  }

  /** How many rows there are, those not read included. */
  get rows(): number {
    return this.#about.rows;
  }

  /** How many people it is about. */
  get size(): number {
    return this.#about.people;
  }

  /** With `keepGoing`, how many rows were not read. */
  get unreadRows(): number {
    return this.#about.unread_rows;
  }

  /** With `keepGoing`, why rows were not read: the first thousand. */
  get unread(): CallwellError[] {
    return this.#about.unread.map(({ kind, message, place, reason }) => new CallwellError(kind, message, place, reason));
  }

  /** Rows that are no contact with anybody, such as tasks: what they are called, and how many there are. */
  get skipped(): Readonly<Record<string, number>> {
    return this.#about.skipped;
  }

  /** What was taken for granted. */
  get assumed(): readonly string[] {
    return this.#about.assumed;
  }

  /** Everybody with their entries, by name. */
  people(): Person[] {
    return JSON.parse(this.#raw.people()) as Person[];
  }

  /**
   * How things stand with somebody, by id or else by name, and what to do; null where the log has nothing about them.
   *
   * @throws CallwellError of kind "log": it may be any of several, which the message lists; `company` tells them apart.
   */
  person(prospect: string, settings: Settings & { readonly company?: string }): Reviewed | null {
    const { company, ...others } = settings;
    return JSON.parse(rethrowing(() => this.#raw.person(prospect, company, JSON.stringify(others)))) as Reviewed | null;
  }

  /**
   * What the log knows of somebody, as the context in which to check a draft.
   *
   * @throws CallwellError of kind "log": it has nothing about them, or it may be any of several.
   */
  context(prospect: string, company?: string): Context {
    return JSON.parse(rethrowing(() => this.#raw.context(prospect, company))) as Context;
  }

  /** What is wrong with the record, how things stand with everybody, and what to do. */
  review(settings: Settings): Review {
    return JSON.parse(rethrowing(() => this.#raw.review(JSON.stringify(settings)))) as Review;
  }

  /** Whom to call, promises first, fitted to the time there is: 60 minutes where none are named. */
  plan(settings: Settings & { readonly minutes?: number }): Plan {
    const [minutes, others] = timed(settings);
    return JSON.parse(rethrowing(() => this.#raw.plan(minutes, others))) as Plan;
  }

  /** The plan as a page of HTML, complete in itself, to read or to print. */
  planHtml(settings: Settings & { readonly minutes?: number }): string {
    const [minutes, others] = timed(settings);
    return rethrowing(() => this.#raw.plan_html(minutes, others));
  }

  /** Gives its memory back. It can't be used afterwards. */
  free(): void {
    this.#raw.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

function timed({ minutes = 60, ...settings }: Settings & { readonly minutes?: number }): [number, string] {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= 2 ** 32) {
    throw new CallwellError("input", `minutes: ${minutes}: expected a whole number from 0`);
  }
  return [minutes, JSON.stringify(settings)];
}
