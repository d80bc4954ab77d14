const pairs = (text: string): Map<string, number> => {
  const found = new Map<string, number>();
  for (let i = 0; i < text.length - 1; i += 1) {
    const pair = text.slice(i, i + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
};

/** How alike two texts are by the pairs of letters that they share: 0 nothing, 1 the same (Dice, Ecology 26, 1945). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const [ours, theirs] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const [pair, count] of ours) shared += Math.min(count, theirs.get(pair) ?? 0);
  return (2 * shared) / (a.length + b.length - 2);
}
