import { code128 } from '#standards/code128/bars.ts';

/** Modules of white that a scanner needs on both sides. */
const quiet = 10;

/**
 * A code as a barcode (Code 128) that scales without losing its edges; its characters belong beside it as text.
 * Nothing for a code that Code 128 set B cannot say.
 */
export function Barcode({ code }: { readonly code: string }) {
  const bars = code128(code);
  if (!bars) return null;
  const ends = bars.reduce<readonly number[]>((all, width) => [...all, (all.at(-1) ?? quiet) + width], []);
  const path = bars
    .map((width, index) => (index % 2 === 0 ? `M${(ends[index] ?? 0) - width} 0h${width}v40h-${width}z` : ''))
    .join('');
  const size = (ends.at(-1) ?? 0) + quiet;
  return (
    <svg class="barcode" viewBox={`0 0 ${size} 40`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
