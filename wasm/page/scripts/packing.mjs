// Bytes as text that may stand in a script element of HTML: five digits to the base 85 for four bytes. src/packed.ts reads it.

/** A digit is the sign so many after `#`, but for `<`, in whose place `x` stands. */
const digit = (value) => String.fromCharCode(value + 35 === 60 ? 120 : value + 35);

export function pack(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += 4) {
    const count = Math.min(4, bytes.length - from);
    let value = 0;
    for (let at = 0; at < 4; at += 1) value = value * 256 + (bytes[from + at] ?? 0);
    let group = "";
    for (let at = 0; at < 5; at += 1) {
      group = digit(value % 85) + group;
      value = Math.floor(value / 85);
    }
    text += group.slice(0, count + 1);
  }
  return text;
}
