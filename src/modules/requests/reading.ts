import { type Edition, editions, type Item, type ItemId, items } from '#catalogue';
import type { UnitId } from '#network';
import { type Member, type MemberId, members } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Decision } from '#routing';
import { openTransits, type Transit } from '#transport';
import type { Request, RequestId } from './request.ts';
import { readRounds } from './store/home.ts';
import { hasLine, type Line, type LineId, readLines } from './store/lines.ts';
import {
  readByItems,
  readOfMember,
  readOpen,
  readRequests,
  readShelf,
  readSteps,
  type Step,
} from './store/stories.ts';

/** A line of the pick list with the book to look for. */
export interface PickLine {
  readonly line: LineId;
  readonly request: RequestId;
  readonly item: Item;
  readonly edition: Edition;
  readonly day: Day;
  /** Where it must go; this branch itself when it is fetched here. */
  readonly to: UnitId;
  /** Why this copy, with the terms of the best other one. */
  readonly decision: Decision | null;
}

async function described<T extends { readonly item: number }>(
  reader: Reader,
  rows: readonly T[],
): Promise<(Omit<T, 'item' | 'edition'> & { readonly item: Item; readonly edition: Edition })[]> {
  if (rows.length === 0) return [];
  const known = await items(
    reader,
    rows.map(({ item }) => item),
  );
  const titles = await editions(
    reader,
    [...known.values()].map(({ edition }) => edition),
  );
  return rows.flatMap(row => {
    const item = known.get(row.item);
    const edition = item && titles.get(item.edition);
    return item && edition ? [{ ...row, item, edition }] : [];
  });
}

/** The open lines of every branch for a day, without the books: for who works through all of them. */
export const openLines = (reader: Reader, day: Day): Promise<Line[]> => readLines(reader, null, day);

const byShelf = (a: PickLine, b: PickLine): number =>
  (a.item.callNumber ?? '').localeCompare(b.item.callNumber ?? '', 'nl') ||
  a.edition.sortTitle.localeCompare(b.edition.sortTitle, 'nl');

/** What a branch must pick on a day, what was left of earlier days included, in the order of the shelves. */
export async function pickList(reader: Reader, unit: UnitId, day: Day): Promise<PickLine[]> {
  const rows = await described(reader, await readLines(reader, unit, day));
  return rows.map(({ id: line, pickup: to, ...row }) => ({ ...row, line, to })).toSorted(byShelf);
}

/** Whether one item stands on the pick list of a branch up to and including a day. */
export const mustPick = (reader: Reader, item: ItemId, unit: UnitId, day: Day): Promise<boolean> =>
  hasLine(reader, item, unit, day);

/** Something that comes with the van, and for whom. */
export interface Expected {
  readonly item: Item;
  readonly edition: Edition;
  readonly transit: Transit;
  /** Absent when it only comes home. */
  readonly request: Request | undefined;
}

/** What is on its way to a branch. */
export async function expected(reader: Reader, unit: UnitId): Promise<Expected[]> {
  const coming = await openTransits(reader, { to: unit });
  const ids = coming.map(({ item }) => item);
  const requests = new Map((await readByItems(reader, ids)).map(request => [request.item, request]));
  return described(
    reader,
    coming.map(transit => ({ item: transit.item, transit, request: requests.get(transit.item) })),
  );
}

/** Something on the hold shelf. `over` when its wish ended: scan it, then it goes to the next, or home. */
export interface OnShelf {
  readonly item: Item;
  readonly edition: Edition;
  readonly request: Request;
  readonly member: Member | undefined;
  readonly over: boolean;
}

/** The hold shelf of a branch: what must come off first, then by the last day. */
export async function holdShelf(reader: Reader, unit: UnitId): Promise<OnShelf[]> {
  const requests = await readShelf(reader, unit);
  const people = await members(
    reader,
    requests.flatMap(({ member }) => member ?? []),
  );
  return described(
    reader,
    requests.flatMap(request =>
      request.item === null
        ? []
        : [
            {
              item: request.item,
              request,
              member: request.member === null ? undefined : people.get(request.member),
              over: request.state !== 'ready',
            },
          ],
    ),
  );
}

/** A door of a round, and what goes along to it. */
export interface HomeStop {
  readonly day: Day;
  readonly member: Member;
  readonly things: readonly { readonly request: Request; readonly item: Item; readonly edition: Edition }[];
}

/** The doors of the rounds of a branch: by day, then by who lives near each other. */
export async function homeStops(reader: Reader, unit: UnitId): Promise<HomeStop[]> {
  const requests = await readRounds(reader, unit);
  const people = await members(
    reader,
    requests.flatMap(({ member }) => member ?? []),
  );
  const things = await described(
    reader,
    requests.flatMap(request => (request.item === null ? [] : [{ item: request.item, request }])),
  );
  const doors = Map.groupBy(things, ({ request }) => `${request.deliverOn} ${request.member}`);
  const stops = [...doors.values()].flatMap((at): HomeStop[] => {
    const [first] = at;
    const member = people.get(first?.request.member ?? 0);
    const day = first?.request.deliverOn;
    return member && day ? [{ day, member, things: at }] : [];
  });
  const key = ({ day, member: { postcode, street, name } }: HomeStop) =>
    [day, postcode ?? '', street ?? '', name].join(' ');
  return stops.toSorted((a, b) => key(a).localeCompare(key(b), 'nl'));
}

/** With the round of which day an item goes along; nothing for what is fetched. */
export const homeDayOf = async (reader: Reader, item: ItemId): Promise<Day | undefined> =>
  (await readByItems(reader, [item]))[0]?.deliverOn ?? undefined;

/** A member's wishes, newest first: those under way, and those that ended lately. */
export const requestsOf = (reader: Reader, member: MemberId): Promise<Request[]> =>
  readOfMember(reader, member);

/** Every wish in the province that is not in its member's hands yet, oldest first. */
export const openRequests = (reader: Reader): Promise<Request[]> => readOpen(reader);

export const requestsById = (reader: Reader, ids: readonly RequestId[]): Promise<Request[]> =>
  readRequests(reader, ids);

/** What happened to requests, step by step. */
export const storiesOf = (reader: Reader, requests: readonly RequestId[]): Promise<Step[]> =>
  readSteps(reader, requests);

export const storyOf = (reader: Reader, request: RequestId): Promise<Step[]> => readSteps(reader, [request]);
