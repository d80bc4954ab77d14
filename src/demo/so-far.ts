import type { MemberId } from '#people';
import type { SeededChance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import { type Db, type Reader, sql, type Tx } from '#platform/db.ts';
import { dropMarks, readMark, setMark } from '#platform/mark.ts';
import { version } from '../version.ts';
import type { Agenda } from './agenda.ts';
import type { Shelves } from './shelves.ts';
import { agendas, type Simulation } from './simulation.ts';

// How far a load came stands in the database, each part written by the transaction that came so far: one that is broken
// off goes on after the last that was committed, as if nothing had been.

/** The province that was begun. Another wish, or another version of this program, begins another one. */
export interface Begun {
  readonly version: string;
  readonly size: string;
  readonly seed: number;
  readonly from: Day;
  readonly until: Day;
}

type State = ReturnType<SeededChance['state']>;

/** Catalogue, members and staff are there, and nobody borrowed anything yet. */
export interface Ready {
  readonly members: readonly MemberId[];
  readonly atHome: MemberId;
  readonly chance: State;
}

/** Everything that changes from day to day, as it was when a day was over. */
export interface Lived {
  readonly day: Day;
  readonly chance: State;
  readonly errands: State;
  readonly numbers: Readonly<Record<string, number>>;
  readonly shelves: ReturnType<Shelves['kept']>;
  readonly agendas: { readonly [Name in (typeof agendas)[number]]: ReturnType<Simulation[Name]['kept']> };
  readonly tally: Omit<Simulation['tally'], 'refused'> & { readonly refused: readonly [string, number][] };
}

/** The last days that were counted and closed. */
export interface Evening {
  readonly counted: Day;
  readonly closed: Day;
  readonly chance: State;
}

const names = {
  begun: 'demo-started',
  ready: 'demo-ready',
  lived: 'demo-lived',
  evening: 'demo-evening',
  ended: 'demo-ended',
} as const;

export const readBegun = (reader: Reader) => readMark<Begun>(reader, names.begun);

type Wanted = Pick<Begun, 'size' | 'seed'> & { readonly [When in 'from' | 'until']: Day | undefined };

/** Whether a load that was begun is the one that is asked for; days that nobody named are those that were begun. */
export const isSame = (begun: Begun, { size, seed, from, until }: Wanted): boolean =>
  begun.version === version &&
  begun.size === size &&
  begun.seed === seed &&
  (from ?? begun.from) === begun.from &&
  (until ?? begun.until) === begun.until;

export async function keepBegun(tx: Tx, wish: Omit<Begun, 'version'>): Promise<Begun> {
  const begun = { version, ...wish };
  await setMark(tx, names.begun, begun);
  return begun;
}

export const readReady = (reader: Reader) => readMark<Ready>(reader, names.ready);
export const keepReady = (tx: Tx, ready: Ready) => setMark(tx, names.ready, ready);

/** Millions of numbers: as text they are kept and read many times faster. */
export async function readLived(reader: Reader): Promise<Lived | undefined> {
  const text = await readMark<string>(reader, names.lived);
  return text === undefined ? undefined : JSON.parse(text);
}

export async function keepLived(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const lived: Lived = {
    day,
    chance: sim.chance.state(),
    errands: sim.errands.state(),
    numbers: await readNumbers(tx),
    shelves: sim.shelves.kept(),
    agendas: Object.fromEntries(
      agendas.map(name => [name, (sim[name] as Agenda<unknown>).kept()]),
    ) as Lived['agendas'],
    tally: { ...sim.tally, refused: [...sim.tally.refused] },
  };
  await setMark(tx, names.lived, JSON.stringify(lived));
}

export const readEvening = (reader: Reader) => readMark<Evening>(reader, names.evening);
export const keepEvening = (tx: Tx, evening: Evening) => setMark(tx, names.evening, evening);

/** How far each table's own numbers have come, by the name of what counts them. */
const readNumbers = async (reader: Reader): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    (
      await reader.many<{ name: string; last: number }>(sql`
        select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, 0) as last
          from pg_sequences
         where schemaname <> 'graphile_worker'`)
    ).map(({ name, last }) => [name, last]),
  );

/**
 * Numbers that were given out to what never was committed are given out again, since chance looks at them too; what the
 * evening that was closed meanwhile wrote keeps its own.
 */
export const numberOn = (db: Db, numbers: Lived['numbers']): Promise<void> =>
  db.script(`do $$
    declare
      numbered record;
    begin
      for numbered in
        select attrelid::regclass as known, attname as name, kept.key as counter, kept.value::bigint as last
          from jsonb_each_text('${JSON.stringify(numbers)}'::jsonb) as kept
          join pg_depend as owned on owned.objid = kept.key::regclass and owned.deptype in ('a', 'i')
          join pg_attribute on attrelid = owned.refobjid and attnum = owned.refobjsubid
      loop
        execute format('select setval(%L, greatest(%s, max(%I)) + 1, false) from %s',
                       numbered.counter, numbered.last, numbered.name, numbered.known);
      end loop;
    end $$`);

/** What is done once after the last day: a part that was done already is passed over. */
export async function doOnce(db: Db, part: string, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  const done = (await readMark<string[]>(db, names.ended)) ?? [];
  if (done.includes(part)) return;
  await db.transaction(async tx => {
    await work(tx);
    await setMark(tx, names.ended, [...done, part]);
  });
}

/** The province is whole: how it came about need not be known any more. */
export const forgetSoFar = (tx: Tx) => dropMarks(tx, Object.values(names));
