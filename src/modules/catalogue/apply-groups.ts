import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Description, EditionId, WorkId } from './edition.ts';
import type { EditionsMerged, EditionsRevived, ItemsMoved } from './facts.ts';
import { evidenceOf } from './matching/judge.ts';
import type { Known } from './matching/neighbourhood.ts';
import type { Grouped, Regrouped } from './matching/regroup.ts';
import {
  type DescribedEdition,
  claimWorks,
  describeEditions,
  drawEditions,
  type Head,
  insertEditions,
  saveIsbns,
  type Work,
} from './store/edition.ts';
import { endMemberships, insertMemberships, type Membership, moveRecords } from './store/record.ts';
import {
  deleteEditions,
  deleteRedirects,
  insertRedirects,
  type Joined,
  leadBack,
  moveLeftovers,
} from './store/redirect.ts';

/** A group with its number. */
interface Numbered extends Grouped {
  readonly edition: EditionId;
}

/** What carrying out came to, for whoever goes on with the records. */
export interface Applied {
  /** The edition of each record. */
  readonly editionOf: ReadonlyMap<number, EditionId>;
  /** For whom that edition is, and whether it is fiction. */
  readonly saidOf: (
    record: number,
  ) => Readonly<Partial<Pick<Description, 'fiction'>>> & Pick<Description, 'audience'>;
  /** Why each record belongs there, for records that are new. */
  readonly membershipOf: (record: number) => Membership;
  /** Everything that is new or otherwise than it was. */
  readonly changed: readonly EditionId[];
  /** Those of them that are described anew. */
  readonly described: readonly DescribedEdition[];
}

async function number(tx: Tx, groups: readonly Grouped[]): Promise<Numbered[]> {
  const fresh = groups.filter(({ edition }) => edition === undefined).length;
  const numbers = (await drawEditions(tx, fresh)).values();
  return groups.map(group => {
    const edition = group.edition ?? numbers.next().value;
    if (edition === undefined) throw new Error('a new edition got no number');
    return { ...group, edition };
  });
}

/** Finds or makes the works of the editions that are described. */
async function takeWorks(tx: Tx, groups: readonly Numbered[]): Promise<(group: Numbered) => WorkId> {
  const keyOf = ({ lead, edition }: Numbered) => lead.said.workKey ?? `edition ${edition}`;
  const works = new Map<string, Work>();
  for (const group of groups) {
    const rule = group.lead.said.workKey === undefined ? 'alone' : 'title-author';
    works.set(keyOf(group), { key: keyOf(group), rule });
  }
  const claimed = works.size === 0 ? [] : await claimWorks(tx, [...works.values()]);
  const ids = new Map(claimed.map(({ key, id }) => [key, id]));
  return group => {
    const found = ids.get(keyOf(group));
    if (found === undefined) throw new Error(`no work was made for ${keyOf(group)}`);
    return found;
  };
}

const isbnsOf = (members: readonly Known[]): string[] =>
  [...new Set(members.flatMap(({ said }) => said.isbns))].toSorted();

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** New editions, editions for which another record speaks or that say something new, and new numbers; each written once. */
async function describe(
  tx: Tx,
  groups: readonly Numbered[],
  heads: ReadonlyMap<EditionId, Head>,
  isNews: (record: number) => boolean,
): Promise<{ readonly told: readonly DescribedEdition[]; readonly renumbered: readonly EditionId[] }> {
  const speaking = groups.filter(({ edition, lead }) => {
    const head = heads.get(edition);
    return !head || head.record !== lead.record || isNews(lead.record);
  });
  const workOf = await takeWorks(tx, speaking);
  const editionOf = (group: Numbered): DescribedEdition => {
    const { workKey: _, ...description } = group.lead.said;
    return {
      ...description,
      id: group.edition,
      record: group.lead.record,
      work: workOf(group),
      isbns: isbnsOf(group.members),
    };
  };
  const told = speaking.map(editionOf);
  const [anew, again] = [told.filter(({ id }) => !heads.has(id)), told.filter(({ id }) => heads.has(id))];
  const described = new Set(speaking);
  const numbers = groups
    .filter(group => !described.has(group))
    .map(({ edition, members }) => ({ edition, isbns: isbnsOf(members) }))
    .filter(({ edition, isbns }) => !sameList(heads.get(edition)?.isbns ?? [], isbns));
  await Promise.all([
    insertEditions(tx, anew),
    again.length > 0 && describeEditions(tx, again),
    numbers.length > 0 && saveIsbns(tx, numbers),
  ]);
  return { told, renumbered: numbers.map(({ edition }) => edition) };
}

function membershipIn({ edition, lead, members, why }: Numbered, record: number): Membership {
  const reason = why.get(record);
  const name = members.find(member => member.record === record)?.controlNumber ?? '';
  if (!reason)
    return {
      record,
      edition,
      rule: record === lead.record || members.length === 1 ? 'first' : 'joined',
      evidence: name,
      toldBy: undefined,
    };
  const { verdict, by } = reason;
  return verdict === 'said'
    ? { record, edition, rule: 'said', evidence: 'a cataloguer said so', toldBy: by }
    : { record, edition, rule: verdict.voices[0]?.clue ?? '', evidence: evidenceOf(verdict), toldBy: by };
}

/** Editions of which no group goes on, and where most of their records went. */
function goneOf(groups: readonly Numbered[]): Joined[] {
  const living = new Set(groups.map(({ edition }) => edition));
  const votes = new Map<EditionId, Map<EditionId, number>>();
  for (const { edition: into, members } of groups)
    for (const { edition: from } of members) {
      if (from === undefined || living.has(from)) continue;
      const known = votes.get(from) ?? new Map<EditionId, number>();
      votes.set(from, known.set(into, (known.get(into) ?? 0) + 1));
    }
  return [...votes].map(([from, counts]) => {
    const [first] = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b);
    return { from, into: first?.[0] ?? from };
  });
}

/**
 * Carries out what grouping came to, in the caller's transaction: editions made, described, joined and taken back, records and
 * copies moved, each with its reason, old numbers led on; downstream hears of it and follows. `isNews` tells records that say
 * something else than before. New records are not written here; their memberships are answered.
 */
export async function applyGroups(
  tx: Tx,
  { groups, heads }: Regrouped,
  isNews: (record: number) => boolean,
  on: Day,
  at: Date,
): Promise<Applied> {
  const numbered = await number(tx, groups);
  const gone = goneOf(numbered);
  const revived = numbered.filter(group => group.revived);
  if (revived.length > 0)
    await deleteRedirects(
      tx,
      revived.map(({ edition }) => edition),
    );
  const { told, renumbered } = await describe(tx, numbered, heads, isNews);
  const moves = numbered.flatMap(group =>
    group.members.flatMap(({ record, edition: from }) =>
      from === undefined || from === group.edition ? [] : [{ group, record, from, to: group.edition }],
    ),
  );
  const items = moves.length === 0 ? [] : await moveRecords(tx, moves);
  if (moves.length > 0) {
    const moved = moves.map(({ record }) => record);
    await endMemberships(tx, moved, on);
    await insertMemberships(
      tx,
      moves.map(({ group, record }) => membershipIn(group, record)),
      on,
    );
  }
  const merged: EditionsMerged = {
    kind: 'catalogue/editions-merged',
    subject: 'catalogue',
    merged: gone,
    at,
  };
  const back: EditionsRevived = {
    kind: 'catalogue/editions-revived',
    subject: 'catalogue',
    revived: revived.map(({ edition, members }) => ({ edition, from: members[0]?.edition ?? edition })),
    at,
  };
  const carried: ItemsMoved = { kind: 'catalogue/items-moved', subject: 'catalogue', items, at };
  if (revived.length > 0) {
    await leadBack(tx, back.revived);
    await tx.announce([back]);
  }
  if (gone.length > 0) await tx.announce([merged]);
  if (items.length > 0) await tx.announce([carried]);
  if (gone.length > 0) {
    await moveLeftovers(tx, gone);
    await insertRedirects(tx, gone, on);
    await deleteEditions(
      tx,
      gone.map(({ from }) => from),
    );
  }
  const groupOf = new Map(
    numbered.flatMap(group => group.members.map(({ record }) => [record, group] as const)),
  );
  const left = moves.map(({ from }) => from).filter(from => !gone.some(one => one.from === from));
  const inGroup = (record: number): Numbered => {
    const group = groupOf.get(record);
    if (!group) throw new Error(`record ${record} was not grouped`);
    return group;
  };
  return {
    editionOf: new Map([...groupOf].map(([record, { edition }]) => [record, edition])),
    saidOf: record => inGroup(record).lead.said,
    membershipOf: record => membershipIn(inGroup(record), record),
    changed: [
      ...new Set([...told.map(({ id }) => id), ...renumbered, ...moves.map(({ to }) => to), ...left]),
    ],
    described: told,
  };
}
