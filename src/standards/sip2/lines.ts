/** No message comes near this length; a sender that goes on beyond it is not a terminal. */
export const longestLine = 16_384;

/** Thrown when so many bytes came without an end of line. */
export class LineTooLong extends Error {}

/**
 * Cuts a stream into messages. They end with CR; terminals also send CR LF, or LF before the next one, so both end a line
 * and empty lines are passed over. Throws `LineTooLong`.
 */
export function lineCutter(): (chunk: Uint8Array) => Uint8Array[] {
  let held: Buffer = Buffer.alloc(0);
  return chunk => {
    const lines: Uint8Array[] = [];
    let from = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      if (chunk[i] !== 13 && chunk[i] !== 10) continue;
      const line = Buffer.concat([held, chunk.subarray(from, i)]);
      held = Buffer.alloc(0);
      from = i + 1;
      if (line.length > 0) lines.push(line);
    }
    held = Buffer.concat([held, chunk.subarray(from)]);
    if (held.length > longestLine) throw new LineTooLong(`${held.length} bytes without an end of line`);
    return lines;
  };
}
