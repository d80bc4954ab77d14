import type { EditionId } from '../../edition.ts';

/** A list with the place where it goes on. Everything is in the token, so it lasts for ever and any process can take it up. */
export interface Course {
  readonly prefix: string;
  /** Code of the organisation whose set it is. */
  readonly set: string | undefined;
  readonly from: Date | undefined;
  readonly until: Date | undefined;
  /** Behind this record the list goes on. */
  readonly after: { readonly changed: Date; readonly edition: EditionId } | undefined;
  /** Records sent so far. */
  readonly cursor: number;
  /** Records in the whole list, as counted at its beginning. */
  readonly size: number;
}

const form = /^([a-z0-9_]+)~([a-z0-9-]*)~(\d{0,12})~(\d{0,12})~(\d{1,12})~(\d{1,15})~(\d{1,9})~(\d{1,9})$/;

const seconds = (at: Date | undefined): string => (at === undefined ? '' : String(at.getTime() / 1000));
const moment = (text = ''): Date | undefined => (text === '' ? undefined : new Date(Number(text) * 1000));

export const writeToken = ({ prefix, set = '', from, until, after, cursor, size }: Course): string =>
  [prefix, set, seconds(from), seconds(until), seconds(after?.changed), after?.edition, cursor, size].join(
    '~',
  );

/** Undefined for what is no token of ours. */
export function readToken(text: string): Course | undefined {
  const [, prefix, set, from, until, changed, edition, cursor, size] = form.exec(text) ?? [];
  const at = moment(changed);
  if (prefix === undefined || at === undefined) return undefined;
  return {
    prefix,
    set: set || undefined,
    from: moment(from),
    until: moment(until),
    after: { changed: at, edition: Number(edition) },
    cursor: Number(cursor),
    size: Number(size),
  };
}
