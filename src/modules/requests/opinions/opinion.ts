import { record } from '#ledger';
import { network } from '#network';
import { notify } from '#notices';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Better, wishes } from './better.ts';
import {
  countOpinions,
  insertInvitations,
  insertOpinion,
  noteDay,
  readPickedUp,
  readTarget,
  type ServiceTarget,
  takeInvitation,
} from '../store/opinions.ts';

export type OpinionRefusal =
  | { readonly code: 'requests/opinion-closed' }
  | { readonly code: 'requests/opinion-unsound' };

/** Days in which somebody can answer. */
const open = 30;

/** Nobody is asked more often than once in a quarter. */
const quarterOf = (day: Day): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/**
 * Asks those who picked something up on a day what they think, by a message with a link that works once. A day is asked once.
 * Answers how many were written to; who was asked in the same quarter before hears nothing.
 */
export async function inviteReaders(tx: Tx, day: Day, at: Date): Promise<number> {
  if (!(await noteDay(tx, day))) return 0;
  const place = await network(tx);
  const readers = await readPickedUp(tx, day, place.zone(place.province.id));
  if (readers.length === 0) return 0;
  const codes = await insertInvitations(
    tx,
    readers.map(({ pickup }) => pickup),
    addDays(day, open),
  );
  await notify(
    tx,
    readers.map(({ member, pickup }, i) => ({
      member,
      key: `request-opinion:${quarterOf(day)}`,
      at,
      subject: { nl: 'Hoe ging je aanvraag?', en: 'How did your request go?' },
      text: {
        nl: `Je haalde iets op in ${place.unit(pickup).name}. Wat vond je ervan? Het zijn twee vragen. We bewaren niet wie je bent.\n\n{site}/mening/${codes[i]}`,
        en: `You fetched something in ${place.unit(pickup).name}. What did you think? There are two questions. We do not keep who you are.\n\n{site}/mening/${codes[i]}`,
      },
    })),
  );
  return readers.length;
}

/** What a reader says. */
export interface Opinion {
  readonly code: string;
  readonly mark: number;
  readonly better: string | undefined;
  readonly at: Date;
}

/** Keeps what a reader thinks, once, without who it was; the code is used up by it. */
export async function giveOpinion(
  tx: Tx,
  { code, mark, better, at }: Opinion,
): Promise<Result<true, OpinionRefusal>> {
  const wish = wishes.find(one => one === better);
  if (!wish || !Number.isSafeInteger(mark) || mark < 1 || mark > 10)
    return refuse({ code: 'requests/opinion-unsound' });
  const place = await network(tx);
  const invitation = await takeInvitation(tx, code, place.today(place.province.id, at));
  if (!invitation) return refuse({ code: 'requests/opinion-closed' });
  const { pickup } = invitation;
  const day = place.today(pickup, at);
  await insertOpinion(tx, { pickup, day, mark, better: wish });
  const { organisation, municipality } = place.unit(pickup, day);
  const event = { at, day, unit: pickup, organisation, municipality };
  await record(tx, {
    items: [
      { ...event, kind: 'request-rated' },
      { ...event, kind: 'request-mark', amount: mark },
    ],
  });
  return ok(true);
}

/** What readers think since a day, beside what the province wants to reach. */
export interface Satisfaction {
  readonly answers: number;
  /** Mean mark; undefined without answers. */
  readonly mark: number | undefined;
  /** The share that gives at least the mark of the target, 0 to 1. */
  readonly satisfied: number | undefined;
  readonly target: ServiceTarget | undefined;
  readonly better: readonly { readonly wish: Better; readonly count: number }[];
}

/** Where no target says from which mark somebody is satisfied. */
const usuallySatisfied = 7;

/** Reads what readers think since a day. */
export async function readSatisfaction(reader: Reader, since: Day, today: Day): Promise<Satisfaction> {
  const rows = await countOpinions(reader, since);
  const target = await readTarget(reader, today);
  const answers = rows.reduce((sum, { count }) => sum + count, 0);
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    answers === 0 ? undefined : rows.reduce((all, row) => all + of(row), 0) / answers;
  const from = target?.satisfiedFrom ?? usuallySatisfied;
  return {
    answers,
    target,
    mark: sum(({ mark, count }) => mark * count),
    satisfied: sum(({ mark, count }) => (mark >= from ? count : 0)),
    better: wishes
      .map(wish => ({
        wish,
        count: rows.filter(({ better }) => better === wish).reduce((all, { count }) => all + count, 0),
      }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
  };
}
