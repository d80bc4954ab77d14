import { type ItemEvent, record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { HelpRefusal } from './refusals.ts';
import { type HelpRow, insertHelp, takeBack } from './store/help.ts';
import { readVocabulary } from './store/vocabulary.ts';
import type { Word } from './vocabulary.ts';

/** A question at the help desk: of what kind, where it led and how long it took. Nobody's name. */
export interface HelpGiven {
  readonly unit: UnitId;
  /** Codes of the province's own words (`help` of `programmes.json`); a service is a programme. */
  readonly service: string;
  readonly question: string;
  readonly referred: string;
  readonly minutes: number;
  /** Names the phone; it numbers what it sends. The same number again counts once, whenever it arrives. */
  readonly device: string;
  readonly number: number;
  readonly at: Date;
  readonly by: Actor;
}

const mostMinutes = 480;

function wrongField(given: HelpGiven, words: readonly Word[]): string | undefined {
  const lists = ['service', 'question', 'referred'] as const;
  const unknown = lists.find(list => !words.some(word => word.list === list && word.code === given[list]));
  if (unknown !== undefined) return unknown;
  const { minutes, number } = given;
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > mostMinutes) return 'minutes';
  return Number.isSafeInteger(number) ? undefined : 'number';
}

/** Two rows in the book for each question: that it was asked, and how many minutes it took. */
function countHelp(tx: Tx, rows: readonly HelpRow[], place: Network, sign: 1 | -1): Promise<void> {
  const items = rows.flatMap(({ unit, day, at, service, minutes }) => {
    const { organisation, municipality } = place.unit(unit, day);
    const event = { at, day, unit, organisation, municipality, material: service, correction: sign < 0 };
    return [
      { ...event, kind: 'help', amount: sign },
      { ...event, kind: 'help-minutes', amount: sign * minutes },
    ].filter(({ amount }): boolean => amount !== 0) satisfies ItemEvent[];
  });
  return record(tx, { items });
}

/** Notes questions and counts them in the ledger (`help`, `help-minutes`; `material` is the service). */
export async function recordHelp(
  tx: Tx,
  given: readonly HelpGiven[],
): Promise<Result<'noted', HelpRefusal>[]> {
  const place = await network(tx);
  const words = await readVocabulary(tx);
  const rows: HelpRow[] = [];
  const answers = given.map((one): Result<'noted', HelpRefusal> => {
    const { by, ...rest } = one;
    const day = place.today(one.unit, one.at);
    if (!allows(by, 'desk', one.unit, place, day))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit: one.unit });
    const field = wrongField(one, words);
    if (field !== undefined) return refuse({ code: 'programmes/not-understood', field });
    rows.push({ ...rest, day });
    return ok('noted');
  });
  await countHelp(tx, await insertHelp(tx, rows), place, 1);
  return answers;
}

/** Takes back what was noted by mistake, on this device; the ledger gets a correction. A second time does nothing. */
export async function takeBackHelp(
  tx: Tx,
  slips: readonly { readonly device: string; readonly number: number }[],
  at: Date,
): Promise<number> {
  const gone = await takeBack(tx, slips, at);
  await countHelp(tx, gone, await network(tx), -1);
  return gone.length;
}
