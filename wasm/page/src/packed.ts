/** The WebAssembly that stands in this very file, compressed; the address beside it where the page is served in parts. */
export async function packed(id: string, otherwise: URL): Promise<ArrayBuffer | URL> {
  const inlined = document.getElementById(id)?.textContent;
  if (!inlined) return otherwise;
  return new Response(new Blob([unpack(inlined)]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/**
 * Bytes as `scripts/packing.mjs` writes them: five digits to the base 85 for four bytes, a twentieth less than base64 takes.
 * A digit is the sign so many after `#`, but for `<`, in whose place `x` stands.
 */
function unpack(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  const view = new DataView(new ArrayBuffer(4));
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    let value = 0;
    for (let at = from; at < from + 5; at += 1) {
      const code = at < text.length ? text.charCodeAt(at) : 119;
      value = value * 85 + (code === 120 ? 60 : code) - 35;
    }
    // The last group may stand for fewer bytes, filled up with the greatest digit: only its first bytes count.
    view.setUint32(0, value);
    for (let at = 0; at < 4 && to + at < bytes.length; at += 1) bytes[to + at] = view.getUint8(at);
  }
  return bytes;
}
