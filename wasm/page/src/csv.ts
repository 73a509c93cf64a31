/** Tables that people paste or drop: read by Papa Parse, judged here row by row. */
import Papa from "papaparse";
import type { Contact, Draft, Kind } from "../../dist/api.js";
import { channels, directions, outcomes } from "./names.js";

export interface Read<T> {
  readonly rows: readonly T[];
  readonly problems: readonly string[];
}

type Row = Record<string, string>;

const key = (text: string) => text.trim().toLowerCase().replace(/[\s_]+/g, "-");
const field = (header: string) => key(header).replaceAll("-", "_");

function table(text: string, needed: readonly string[]): { rows: Row[]; problems: string[] } {
  const parsed = Papa.parse<Row>(text.replace(/^\ufeff/, "").trim(), { header: true, skipEmptyLines: "greedy", transformHeader: field });
  const problems = parsed.errors
    .filter((error) => error.code !== "UndetectableDelimiter")
    .map((error) => `Row ${(error.row ?? 0) + 2}: ${error.message}.`);
  const missing = needed.filter((name) => !parsed.meta.fields?.includes(name));
  if (missing.length > 0) {
    const found = parsed.meta.fields?.map((name) => `“${name}”`).join(", ") || "none";
    return { rows: [], problems: [`The first row must name the columns. Missing: ${missing.map((name) => `“${name}”`).join(", ")}; found: ${found}.`] };
  }
  return { rows: parsed.data, problems };
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T12:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Entries of a contact log: date, channel, outcome; direction, follow_up_on, with, note where there are such columns. */
export function readContacts(text: string): Read<Contact> {
  const { rows, problems } = table(text, ["date", "channel", "outcome"]);
  const contacts: Contact[] = [];
  rows.forEach((row, index) => {
    const wrong = (column: string, expected: string) =>
      problems.push(`Row ${index + 2}, ${column} “${row[column] ?? ""}”: expected ${expected}. The row was left out.`);
    const choice = <T extends string>(column: string, names: Record<T, string>, otherwise?: T): T | undefined => {
      const value = key(row[column] ?? "");
      if (value === "" && otherwise) return otherwise;
      const known = Object.entries<string>(names).find(([name, label]) => name === value || key(label) === value);
      if (!known) wrong(column, `one of ${Object.keys(names).join(", ")}`);
      return known?.[0] as T | undefined;
    };
    const date = (row["date"] ?? "").trim();
    const follow = (row["follow_up_on"] ?? "").trim();
    if (!isDay(date)) return void wrong("date", "a day such as 2026-11-21");
    if (follow && !isDay(follow)) return void wrong("follow_up_on", "a day such as 2026-11-21, or nothing");
    const channel = choice("channel", channels);
    const outcome = channel && choice("outcome", outcomes);
    const direction = outcome && choice("direction", directions, "outbound");
    if (!channel || !outcome || !direction) return;
    contacts.push({
      date, channel, direction, outcome,
      ...(follow && { follow_up_on: follow }),
      ...(row["with"]?.trim() && { with: row["with"].trim() }),
      ...(row["note"]?.trim() && { note: row["note"].trim() }),
    });
  });
  return { rows: contacts, problems };
}

/** Drafts: text; id, kind where there are such columns. */
export function readDrafts(text: string): Read<Draft> {
  const { rows, problems } = table(text, ["text"]);
  const drafts: Draft[] = [];
  rows.forEach((row, index) => {
    const kind = key(row["kind"] ?? "") || "opener";
    if (kind !== "opener" && kind !== "voicemail") {
      return void problems.push(`Row ${index + 2}, kind “${row["kind"]}”: expected opener or voicemail. The row was left out.`);
    }
    if (!row["text"]?.trim()) return void problems.push(`Row ${index + 2} has no text. The row was left out.`);
    drafts.push({ id: row["id"]?.trim() || String(index + 1), kind: kind as Kind, text: row["text"] });
  });
  return { rows: drafts, problems };
}
