/** A log to try the list on, its days counted from today. */
import { ago } from "./examples.js";

/** Days back to a working day, so that nothing falls on a weekend. */
function working(days: number): number {
  const date = new Date(`${ago(days)}T12:00:00`);
  return days + [2, 0, 0, 0, 0, 0, 1][date.getDay()]!;
}

export function exampleLog(): string {
  const day = (days: number) => ago(days > 0 ? working(days) : days);
  const rows: string[][] = [
    ["Andy Shaw", "Hart Foods", "hot lead", day(90), "call", "connected", day(0), "recycled stock; ring once the mill prices are out"],
    ["Priya Raman", "Raman & Sons", "prospect", day(16), "call", "call back requested", day(6), "wants to hear about the small-batch press"],
    ["Lena Vogt", "Vogt Optik", "prospect", day(3), "voicemail", "left voicemail", "", ""],
    ["Lena Vogt", "Vogt Optik", "prospect", day(1), "voicemail", "left voicemail", "", ""],
    ["Kofi Mensah", "Mensah Travel", "prospect", day(5), "call", "connected", day(-2), "brochures for the spring tours"],
    ["Mei Tan", "Tan & Ho", "referral source", day(128), "meeting", "connected", "", "lunch; sends us restaurants"],
    ["Sam Whitby", "Whitby Print", "prospect", day(60), "call", "not interested", "", "has a printer in the family"],
    ["Omar Idris", "Idris Tours", "prospect", day(21), "call", "connected", "", "maps for coach parties"],
    ["Ruth Cole", "Cole Nurseries", "prospect", day(2), "email", "sent", "", "the plant-label samples"],
    ["Ruth Cole", "Cole Nurseries", "prospect", day(1), "incoming email", "", "", "asks what a thousand cost"],
  ];
  const header = ["prospect", "company", "category", "date", "channel", "outcome", "follow_up_on", "note"];
  return [header, ...rows].map((row) => row.map((cell) => (/[",;]/.test(cell) ? `"${cell}"` : cell)).join(",")).join("\n");
}
