import { question } from '#platform/tx.ts';
import type { MemberId } from './member.ts';

/** A sentence or a name in each language. */
export interface Said {
  readonly nl: string;
  readonly en: string;
}

/** What one module knows of a member: a table of the download. */
export interface Portion {
  /** Its name in the file. */
  readonly name: string;
  readonly title: Said;
  /** What each property of a row is called for people. */
  readonly columns: Readonly<Record<string, Said>>;
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

/** Everything that a module knows of a member (AVG, articles 15 and 20). */
export const exportOf = question<MemberId, Portion>('people/export-of');

/** What a module says to the wish to be forgotten. */
export interface Erasability {
  /** What must be settled first, a sentence each. */
  readonly first: readonly Said[];
  /** What the law makes us keep, without or with a name, and how long. */
  readonly kept: readonly Said[];
}

/** Whether everything of a member may be erased (AVG, article 17). */
export const mayErase = question<MemberId, Erasability>('people/may-erase');

/** So much of one kind would go along when a member turns out to be another. */
export interface Following {
  readonly what: Said;
  readonly count: number;
}

/** What hangs on the member who would go. */
export const affectedByMemberMerge = question<
  { readonly kept: MemberId; readonly gone: MemberId },
  Following[]
>('people/affected-by-merge');
