/** A kind of membership, as in the loan rules. */
export interface Category {
  readonly code: string;
  readonly nameNl: string;
  readonly nameEn: string;
  /** The last year of life in which it holds, and what comes at the birthday after. */
  readonly lastAge: number | null;
  readonly next: string | null;
}
