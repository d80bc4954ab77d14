/** How many standard deviations leave one in twenty outside. */
const z = 1.959964;

/**
 * How far a share can be off to either side, in hundredths, at 95 % certainty, when `of` of `per` people said so: half the width of
 * Wilson's interval, which also holds for few answers and for none or all of them. Undefined when nobody answered. Source: E.B. Wilson,
 * Journal of the American Statistical Association 22 (1927).
 */
export function marginOf(of: number, per: number): number | undefined {
  const share = of / per;
  if (per <= 0 || share < 0 || share > 1) return undefined;
  const half = Math.sqrt((share * (1 - share)) / per + z ** 2 / (4 * per ** 2));
  return (100 * z * half) / (1 + z ** 2 / per);
}
