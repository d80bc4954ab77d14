import { network, type Network, type UnitId } from '#network';
import type { Db } from '#platform/db.ts';
import type { ListRequest, ListVerb } from '#standards/oai/read-request.ts';
import { type Header, headerElement, recordElement, resumption } from '#standards/oai/write-answer.ts';
import type { EditionId } from '../../edition.ts';
import { countGiven, type GivenRow, readGiven, readStanding, type Span } from '../../store/given.ts';
import { unionRecords } from '../../union-record/union-record.ts';
import { formatOf } from './formats.ts';
import { type Naming, OaiFault } from './naming.ts';
import { type Course, readToken, writeToken } from './token.ts';

/** Records in one answer: some 2 MB of MARCXML. */
const pageSize = 500;

/** Where a list begins. */
export const begin = ({ metadataPrefix, set, from, until }: ListRequest): Course => {
  const organisation = set === undefined ? undefined : /^organisation:([a-z0-9-]+)$/.exec(set)?.[1];
  if (set !== undefined && organisation === undefined)
    throw new OaiFault('noRecordsMatch', `There is no set ${set}.`);
  return { prefix: metadataPrefix, set: organisation, from, until, after: undefined, cursor: 0, size: 0 };
};

/** Where a list was. */
export const resume = (token: string): Course => {
  const course = readToken(token);
  if (!course || !formatOf(course.prefix)) throw new OaiFault('badResumptionToken', 'Begin the list again.');
  return course;
};

/** The organisation of a set; nothing for the whole. */
function organisationOf(place: Network, { set, after }: Course): UnitId | undefined {
  if (set === undefined) return undefined;
  const unit = place.byCode(set);
  if (unit?.kind === 'organisation') return unit.id;
  throw after
    ? new OaiFault('badResumptionToken', 'Begin the list again.')
    : new OaiFault('noRecordsMatch', `There is no set organisation:${set}.`);
}

/** What is known of the editions of a page: who holds them, and what they look like if that is asked. */
type Standing = ReadonlyMap<
  EditionId,
  { readonly heldBy: ReadonlySet<UnitId>; readonly metadata: string | undefined }
>;

async function standingOf(
  db: Db,
  verb: ListVerb,
  ids: readonly EditionId[],
  course: Course,
  place: Network,
  naming: Naming,
): Promise<Standing> {
  if (verb === 'ListIdentifiers') {
    const owner = (home: UnitId) => place.unit(home).organisation ?? home;
    return new Map(
      (await readStanding(db, ids)).map(({ edition, homes }) => [
        edition,
        { heldBy: new Set(homes.map(owner)), metadata: undefined },
      ]),
    );
  }
  const format = formatOf(course.prefix);
  return new Map(
    [...(await unionRecords(db, ids))].map(([edition, union]) => [
      edition,
      { heldBy: union.heldBy, metadata: format?.write(union, naming.page(edition)) },
    ]),
  );
}

/**
 * One page of a list. Who takes one organisation's set is told of a record that it is deleted once the organisation has no
 * copy of it any more.
 */
export async function listPage(
  db: Db,
  verb: ListVerb,
  course: Course,
  horizon: Date,
  naming: Naming,
): Promise<string> {
  if (!formatOf(course.prefix))
    throw new OaiFault('cannotDisseminateFormat', `There is no format ${course.prefix}.`);
  const place = await network(db);
  const organisation = organisationOf(place, course);
  const until = course.until && course.until < horizon ? course.until : horizon;
  const span: Span = { from: course.from, until, organisation };
  const rows = await readGiven(db, span, course.after, pageSize + 1);
  const some = rows.slice(0, pageSize);
  const last = some.at(-1);
  if (!last) throw new OaiFault('noRecordsMatch', 'Nothing changed in that time.');
  const standing = await standingOf(
    db,
    verb,
    some.map(({ edition }) => edition),
    course,
    place,
    naming,
  );
  const isSplit = rows.length > pageSize || course.after !== undefined;
  const size = isSplit && course.after === undefined ? (await countGiven(db, span)).total : course.size;
  const next: Course = { ...course, after: last, cursor: course.cursor + some.length, size };
  const written = some.map(row => {
    const known = standing.get(row.edition);
    const isGone = known === undefined || (organisation !== undefined && !known.heldBy.has(organisation));
    const header = headerOf(row, isGone ? row.organisations : [...known.heldBy], isGone, place, naming);
    return verb === 'ListIdentifiers'
      ? headerElement(header)
      : recordElement(header, isGone ? undefined : known.metadata);
  });
  const token = rows.length > pageSize ? writeToken(next) : undefined;
  return written.join('') + (isSplit ? resumption(token, course.cursor, size) : '');
}

export const headerOf = (
  { edition, changed }: Pick<GivenRow, 'edition' | 'changed'>,
  organisations: readonly UnitId[],
  deleted: boolean,
  place: Network,
  naming: Naming,
): Header => ({
  identifier: naming.identifier(edition),
  datestamp: changed,
  sets: organisations.map(id => `organisation:${place.unit(id).code}`).toSorted(),
  deleted,
});
