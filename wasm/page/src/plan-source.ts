/** Where the week's list comes from: a contact log, and how it is to be read. */
import Papa from "papaparse";
import { CallwellError, Log, type Field, type ReadOptions } from "../../dist/log-api.js";

export type Dates = NonNullable<ReadOptions["dates"]>;

export interface Reading {
  readonly name: string;
  readonly text: string;
  readonly dates: Dates;
  readonly columns: Readonly<Partial<Record<Field, string>>>;
}

/** What came of reading: the log, or what is in the way of it. */
export interface Read {
  readonly log: Log | null;
  /** Why it could not be read, or which rows could not. */
  readonly problems: readonly string[];
  /** The file's own columns, where it must be said which holds what. */
  readonly headers: readonly string[];
  /** What they may hold, as far as can be guessed. */
  readonly guess: Readonly<Partial<Record<Field, string>>>;
  /** Whether it must be said in which order dates name day and month. */
  readonly datesUnclear: boolean;
}

export const fields: readonly { readonly name: Field; readonly label: string; readonly needed?: boolean }[] = [
  { name: "prospect", label: "Whom it is about", needed: true },
  { name: "date", label: "Day", needed: true },
  { name: "outcome", label: "What came of it", needed: true },
  { name: "channel", label: "How (call, email, …)" },
  { name: "direction", label: "Who called whom" },
  { name: "follow_up_on", label: "Day of the next step" },
  { name: "note", label: "Note" },
  { name: "company", label: "Firm" },
  { name: "category", label: "What they are to you" },
  { name: "phone", label: "Phone" },
  { name: "prospect_id", label: "Number of the contact" },
];

/** The library says on its errors what to write on a command line; here there are fields for it. */
const plain = (message: string) =>
  message.replace(/(?:: its columns are|[;:] say which (?:column holds what|with --dates)|; --keep-going )[\s\S]*$/, "");

const mapping = (written: string) =>
  Object.fromEntries(written.split(",").map((pair) => pair.split("=")).filter((pair) => pair.length === 2)) as Partial<Record<Field, string>>;

export function headersOf(text: string): string[] {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, "").slice(0, 20_000), { preview: 1, delimitersToGuess: [",", ";", "\t"] });
  return (parsed.data[0] ?? []).map((name) => name.trim()).filter((name) => name !== "");
}

/** Reads the log; rows that can't be read are told, and the others are read all the same. */
export function read({ name, text, dates, columns }: Reading): Read {
  const given = Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== ""));
  const none: Read = { log: null, problems: [], headers: [], guess: {}, datesUnclear: false };
  try {
    const log = new Log(text, { name, dates, keepGoing: true, ...(Object.keys(given).length > 0 && { columns: given }) });
    const unread = log.unread.map((error) => error.message);
    const datesUnclear = unread.some((message) => message.includes("--dates"));
    const more = log.unreadRows - unread.length;
    return { ...none, log, datesUnclear, problems: [...unread.map(plain), ...(more > 0 ? [`and ${more} more rows`] : [])] };
  } catch (error) {
    if (!(error instanceof CallwellError)) throw error;
    const guess = /--columns "([^"]*)"/.exec(error.message)?.[1];
    const columnsMissing = /no column|columns? for/.test(error.message);
    return {
      ...none,
      problems: [plain(error.message)],
      headers: columnsMissing ? headersOf(text) : [],
      guess: guess ? mapping(guess) : {},
      datesUnclear: error.message.includes("--dates"),
    };
  }
}
