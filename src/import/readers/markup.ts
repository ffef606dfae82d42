// Bytes of HTML and XML as text: byte order mark, what the document says of itself, else what reads best.

/** Undecodable bytes become U+FFFD only where nothing fits. */
export function decodeMarkup(bytes: Uint8Array, declared?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const stated =
    declared ??
    /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/iu.exec(head)?.[1] ??
    /charset\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1];
  // A page that says gb2312 holds gb18030 as a rule; one that says utf-8 may still be something else.
  for (const encoding of [stated, 'utf-8', 'gb18030']) {
    if (encoding === undefined) continue;
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one: the next.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
