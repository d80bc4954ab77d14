/** What a device kept longer than this comes too late to be believed. */
const longest = 14 * 24 * 3_600_000;
/** So long sending takes anyway: what is younger was done now. */
const shortest = 2000;

/**
 * When something was done, by a form that says how long ago that was (`geleden`, in milliseconds). A device's clock may
 * be wrong for as long as it likes: only what it measured between doing and sending counts. A form that does not say
 * was filled in now.
 */
export function ownTime(form: Readonly<Record<string, string>>, now: Date): Date {
  const ago = Number(form['geleden'] ?? 0);
  const known = Number.isFinite(ago) && ago > shortest ? Math.min(ago, longest) : 0;
  return new Date(now.getTime() - known);
}
