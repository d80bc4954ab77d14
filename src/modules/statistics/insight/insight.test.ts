import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type ItemEvent, type Position, record, rollUp, safePosition } from '#ledger';
import { arrange, network } from '#network';
import { type Actor, system } from '#people';
import type { Day } from '#platform/day.ts';
import { aRound } from '../../../../test/support/deliveries.ts';
import { definitionOn } from '../definition.ts';
import { figure } from '../figure.ts';
import { loadInsight } from '../pages/insight/load.ts';
import { loadRequirementsOf } from '../pages/requirements/load.ts';
import { monthOf, type Period, parsePeriod } from '../period.ts';
import { insertReferences, interpretationOf } from '../store/insight.ts';
import { readDefinitions } from '../store/kept.ts';
import { interpret } from './interpret.ts';
import { hasSeries, keyFigures } from './key-figures.ts';
import { seriesOf } from './months.ts';
import { readReferences } from './references-file.ts';

const year: Period = parsePeriod('2025') ?? monthOf('2025-01-01');
const span = { from: '2024-01-01', to: '2025-12-31' } as const;

async function aBook(t: TestContext) {
  const round = await aRound(t);
  const { db, units } = round;
  const happen = (
    unit: 'north' | 'south',
    kind: string,
    day: Day,
    amount = 1,
    more: Partial<ItemEvent> = {},
  ) => {
    const { id, organisation, municipality } = units[unit];
    const at = new Date(`${day}T10:00:00Z`);
    const event: ItemEvent = { kind, at, day, unit: id, organisation, municipality, amount, ...more };
    return db.transaction(tx => record(tx, { items: [{ material: 'book', audience: 'adult', ...event }] }));
  };
  return { ...round, happen };
}

test('a series by month is the figure of each month, from what was added up and from the rows since', async t => {
  const { db, units, happen } = await aBook(t);
  await happen('north', 'item-added', '2023-05-01', 500);
  await happen('north', 'item-withdrawn', '2024-02-01', 20);
  await happen('north', 'loan', '2024-12-31', 3);
  await db.transaction(tx => rollUp(tx, '2024-12-31'));
  await happen('north', 'loan', '2025-01-02', 5);
  await happen('south', 'loan', '2025-01-02', 70);
  await happen('north', 'visit', '2025-01-02', 11, { quality: 'estimated' });
  const place = await network(db);
  const definitions = await readDefinitions(db);
  const isHere = (unit: number) => place.unit(unit, span.to).organisation === units.highland.id;
  for (const round of ['rows since', 'one more scan', 'added up']) {
    const position = await safePosition(db);
    for (const code of keyFigures) {
      const definition = definitionOn(definitions, code, span.to);
      assert.ok(definition && hasSeries(definition), code);
      const { months } = await seriesOf(db, definition.formula, span, position, isHere);
      assert.equal(months.length, 24);
      for (const month of ['2024-02-01', '2024-12-01', '2025-01-01', '2025-12-01'] as const) {
        const period = monthOf(month);
        const wish = { definition: code, scope: units.highland.id, period, position, boundaries: span.to };
        const { value } = await figure(db, wish);
        assert.equal(months.find(one => one.month === month)?.value, value, `${round}: ${code} ${month}`);
      }
    }
    if (round === 'rows since') await happen('north', 'loan', '2025-01-03', 2);
    else await db.transaction(tx => rollUp(tx, '2025-01-31'));
  }
});

test('what a page saw since the night is added to and not read again; who asks for an earlier place in the book gets what stood there', async t => {
  const { db, happen } = await aBook(t);
  await happen('north', 'loan', '2025-01-02', 3);
  await db.transaction(tx => rollUp(tx, '2025-01-02'));
  const loans = definitionOn(await readDefinitions(db), 'loans', span.to);
  assert.ok(loans && hasSeries(loans));
  const january = async (position: Position) => {
    const { months, estimated } = await seriesOf(db, loans.formula, span, position, () => true);
    return [months.find(({ month }) => month === '2025-01-01')?.value, estimated];
  };
  const morning = await safePosition(db);
  assert.deepEqual(await january(morning), [3, false]);
  const slow = await db.pool.connect();
  await slow.query('begin');
  await slow.query(`insert into ledger.item_event (kind, at, day, unit, amount, quality)
                    select kind, at, day, unit, 40, 'estimated' from ledger.item_event`);
  await happen('north', 'loan', '2025-01-03', 5);
  const noon = await safePosition(db);
  assert.deepEqual(await january(noon), [3, false], 'who is still writing holds back what came after');
  await slow.query('commit');
  slow.release();
  await happen('south', 'loan', '2025-01-03', 100);
  const evening = await safePosition(db);
  assert.deepEqual(await january(evening), [148, true]);
  assert.deepEqual(await january(noon), [3, false]);
  assert.deepEqual(await january(morning), [3, false]);
  await happen('north', 'loan', '2025-01-03', 1, { correction: true });
  assert.deepEqual(await january(await safePosition(db)), [149, true]);
  assert.deepEqual(await january(evening), [148, true]);
});

test('one sentence says what it means; a later one follows, and who did not see the newest is told', async t => {
  const { db, units, at } = await aBook(t);
  const write = (text: string, seen?: number, by: Actor = system) =>
    db.transaction(tx =>
      interpret(tx, { unit: units.highland.id, period: '2025', text, seen, by, name: 'Hanna', at }),
    );
  assert.deepEqual(await write('Meer jeugd leende, door de nieuwe school.'), { ok: true, value: 'saved' });
  const first = await interpretationOf(db, units.highland.id, '2025');
  const late = await write('Iets anders.');
  assert.equal(late.ok === false && late.refusal.code, 'statistics/changed-meanwhile');
  assert.deepEqual(await write('Meer  jeugd leende, door de nieuwe school.', first?.id), {
    ok: true,
    value: 'unchanged',
  });
  assert.equal((await write('Meer jeugd leende.', first?.id)).ok, true);
  assert.equal((await interpretationOf(db, units.highland.id, '2025'))?.text, 'Meer jeugd leende.');
  const long = await write('a'.repeat(401), first?.id);
  assert.equal(long.ok === false && long.refusal.code, 'statistics/too-long');
  const other: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'figures', unit: units.lowland.id }] };
  const strange = await write('Van een ander.', undefined, other);
  assert.equal(strange.ok === false && strange.refusal.code, 'people/not-allowed');
  await assert.rejects(db.script("update statistics.interpretation set text = 'x'"), /never changed/);
});

test('a table of StatLine is read by topic and year; its signs, thousands and other dimensions are understood', async t => {
  const { db } = await aBook(t);
  const definitions = await readDefinitions(db);
  const read = (text: string, topics: string) =>
    readReferences(
      { text, topics, source: 'CBS 70763ned', grouping: 'Heel Nederland', libraries: 137 },
      definitions,
    );
  const table =
    '"ID";"Perioden";"PerInwoner_1";"Kosten_2"\n0;"2023JJ00";3,1;"       ."\n1;"2024JJ00";3,0;0,0355\n';
  const topics = 'PerInwoner_1 = loans-per-inhabitant\nKosten_2 = costs-per-inhabitant × 1000';
  const { references, flaws } = read(table, topics);
  assert.deepEqual(flaws, []);
  assert.deepEqual(
    references.map(({ code, year: of, value }) => `${code} ${of} ${value}`),
    ['loans-per-inhabitant 2023 3.1', 'loans-per-inhabitant 2024 3', 'costs-per-inhabitant 2024 35.5'],
  );
  const wrong = (text: string, said: string) =>
    read(text, said).flaws.map(({ line, flaw }) => `${line} ${flaw}`);
  assert.deepEqual(wrong(table, 'Leden_9 = penetration\nPerInwoner_1 : loans\nKosten_2 = gold'), [
    '1 no-column',
    '2 no-topic',
    '3 unknown-figure',
  ]);
  assert.deepEqual(wrong('a;b\n1;2\n', topics).slice(0, 1), ['1 no-period']);
  assert.deepEqual(wrong(`${table}2;"2024KW01";3,0;1\n`, topics), ['4 not-a-year']);
  assert.deepEqual(wrong(`${table}2;"2024JJ00";2,8;.\n`, topics), ['1 twice'], 'two groups in one file');
});

test('a comparison names its group and size; fewer than five are no group, and organisations see no name but their own', async t => {
  const { db, units, at, lend, enter } = await aBook(t);
  await lend('north', 300);
  await enter('inhabitants', 'upham', 100);
  await enter('inhabitants', 'downham', 100);
  const office: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'poi', unit: units.tinyland.id }] };
  const keeper: Actor = { kind: 'staff', staff: 2, roles: [{ role: 'figures', unit: units.highland.id }] };
  const look = (by: Actor, code?: string) => loadInsight(db, by, code, year, '2026-02-10');
  assert.deepEqual((await look(office))?.compared, [], 'two organisations are no group');
  const row = { source: 'CBS', code: 'loans-per-inhabitant', year: 2025, value: 3.1 };
  const bring = (libraries: number) =>
    db.transaction(tx =>
      insertReferences(tx, [{ ...row, grouping: 'Tot 50.000 inwoners', libraries }], 'Pia', at),
    );
  await assert.rejects(bring(4), /reference_libraries_check/);
  await bring(61);
  const [compared] = (await look(office))?.compared ?? [];
  assert.deepEqual(
    [
      compared?.own,
      compared?.references.map(({ grouping, libraries, value }) => [grouping, libraries, value]),
    ],
    [1.5, [['Tot 50.000 inwoners', 61, 3.1]]],
  );
  const mine = await look(keeper);
  assert.deepEqual(
    mine?.places.map(({ code }) => code),
    ['highland', 'east', 'north'],
  );
  assert.equal(await look(keeper, 'lowland'), undefined);
  assert.equal(await look(keeper, 'tinyland'), undefined, 'with two, the whole gives the other away');
});

test('organisations see each other by name on the days on which that is agreed; an agreement about lending is not enough', async t => {
  const { db, units, lend, enter } = await aBook(t);
  const { highland, lowland, tinyland } = units;
  await lend('north', 300);
  await lend('south', 120);
  await enter('inhabitants', 'upham', 100);
  await enter('inhabitants', 'downham', 60);
  const keeper: Actor = { kind: 'staff', staff: 2, roles: [{ role: 'figures', unit: highland.id }] };
  const named = async (today: Day) => {
    const { compared = [] } = (await loadInsight(db, keeper, 'highland', year, today)) ?? {};
    return compared.flatMap(({ definition, own, named: them }) =>
      them.map(({ name, value }) => [definition.code, own, name, value]),
    );
  };
  assert.deepEqual(await named('2026-02-10'), []);
  const parties = [highland.id, lowland.id];
  const said = {
    code: 'samen',
    parties,
    terms: { figures: 'by-name' },
    source: 'afspraak van beide',
  } as const;
  const mandates = [{ role: 'poi', unit: tinyland.id }];
  const arrangement = { table: 'agreement', ...said } as const;
  const agree = await db.transaction(tx => arrange(tx, { arrangement, from: '2026-02-11', mandates }));
  assert.ok(agree.ok, JSON.stringify(agree));
  assert.deepEqual(await named('2026-02-10'), []);
  assert.deepEqual(await named('2026-02-11'), [['loans-per-inhabitant', 3, 'Lowland Libraries', 2]]);
});

test('the province asks thirteen things: each has an indicator, a target, a measurement with evidence, or says it was not measured', async t => {
  const { db, units, files, happen, enter } = await aBook(t);
  assert.equal(files.requirements?.length, 13);
  const found = async () =>
    new Map((await loadRequirementsOf(db, year)).map(one => [one.requirement.code, one]));
  assert.ok([...(await found()).values()].every(({ met }) => met === undefined));
  await enter('ibl-satisfaction', 'poi', 79.9);
  await enter('transport-mark', 'poi', 7.8);
  const place = units.north;
  await happen('north', 'request-ready', '2025-05-01', 1, { days: 2, unit: place.id });
  const now = await found();
  const said = (code: string) => [now.get(code)?.value, now.get(code)?.met];
  assert.deepEqual(said('satisfaction'), [79.9, false]);
  assert.deepEqual(said('transport-mark'), [7.8, true]);
  assert.deepEqual(said('speed'), [2, true]);
  assert.deepEqual(said('delivered'), [undefined, undefined]);
  assert.equal(now.get('transport-mark')?.entry?.evidence, 'lijst');
});
