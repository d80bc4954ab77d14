/** How many glyphs a compact font holds (Adobe technical note 5176: its INDEX of CharStrings). Throws on what is none. */
export function glyphsIn(font: Buffer): number {
  /** Where an INDEX ends, and where its first object lies. */
  const index = (at: number): { count: number; end: number; first: number; firstEnd: number } => {
    const count = font.readUInt16BE(at);
    if (count === 0) return { count, end: at + 2, first: at + 2, firstEnd: at + 2 };
    const size = font.readUInt8(at + 2);
    const offset = (n: number): number => font.readUIntBE(at + 3 + n * size, size);
    const base = at + 2 + (count + 1) * size;
    return { count, end: base + offset(count), first: base + offset(0), firstEnd: base + offset(1) };
  };
  const names = index(font.readUInt8(2));
  const { first, firstEnd } = index(names.end);
  let operand = 0;
  for (let at = first; at < firstEnd; ) {
    const byte = font.readUInt8(at);
    if (byte === 17) return index(operand).count;
    if (byte === 12) at += 2;
    else if (byte <= 21) at += 1;
    else if (byte === 28) {
      operand = font.readInt16BE(at + 1);
      at += 3;
    } else if (byte === 29) {
      operand = font.readInt32BE(at + 1);
      at += 5;
    } else if (byte === 30) {
      at += 1;
      while (at < firstEnd && (font.readUInt8(at) & 0x0f) !== 0x0f) at += 1;
      at += 1;
    } else if (byte <= 246) {
      operand = byte - 139;
      at += 1;
    } else {
      operand =
        (byte <= 250 ? byte - 247 : -(byte - 251)) * 256 +
        font.readUInt8(at + 1) +
        (byte <= 250 ? 108 : -108);
      at += 2;
    }
  }
  throw new Error('the font has no glyphs');
}
