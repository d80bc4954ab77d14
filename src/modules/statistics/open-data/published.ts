import type { Shown } from './suppress.ts';

/** A table as it is published: hidden numbers are not in it at all. */
export interface OpenBody {
  readonly name: { readonly nl: string; readonly en: string };
  readonly explanation: { readonly nl: string; readonly en: string };
  readonly unit: { readonly nl: string; readonly en: string };
  readonly definition: string;
  readonly version: number;
  readonly source: string;
  readonly status: string;
  readonly rows: readonly { readonly code: string; readonly name: string }[];
  readonly columns: readonly string[];
  /** With the sums as a last row and column. */
  readonly shown: Shown;
}

/** An edition of a table: kept for ever. */
export interface OpenTable {
  readonly code: string;
  readonly year: number;
  readonly number: number;
  readonly body: OpenBody;
  readonly publishedBy: string;
  readonly publishedAt: Date;
}
