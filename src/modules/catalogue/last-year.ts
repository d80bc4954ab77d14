/** Publishers print next year's date in autumn: the last year that a record may name. */
export const lastYear = (now: Date): number => now.getUTCFullYear() + 1;
