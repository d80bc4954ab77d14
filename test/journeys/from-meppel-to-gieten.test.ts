import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { editions, itemByBarcode } from '#catalogue';
import { whereabouts } from '#circulation';
import { scan, sayAnswer } from '#desk';
import { noFilters, sqlSearch } from '#discovery';
import { importFile, keepSource, readProfile } from '#intake';
import { closeDaysThrough } from '#ledger';
import { arrange, network } from '#network';
import { addMembers, system } from '#people';
import { seededChance } from '#platform/chance.ts';
import type { Db, Tx } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { only, type Result } from '#platform/result.ts';
import { pickList, placeRequests, promise, requestsById, sayStory, storyOf } from '#requests';
import { figure, monthOf } from '#statistics';
import { planRuns, runsOn } from '#transport';
import { saying } from '#web/saying.ts';
import { readSettings } from '../../src/config.ts';
import { modules } from '../../src/main.ts';
import { prepare } from '../../src/prepare.ts';
import { testDatabase } from '../support/database.ts';
import { aFolder, aRecord } from '../support/marc.ts';

const good = <T>(answer: Result<T>): T => {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
};

/** A moment on the wall of Drenthe in winter. */
const at = (text: string): Date => new Date(`${text}:00+01:00`);

const barcode = '30000000000042';
const card = '2000000042';

/** Lets everything go home that comes back: by its own agreement a copy of Meppel could stay in Gieten. */
async function comeHome(tx: Tx): Promise<void> {
  const { book, province } = await network(tx);
  const { code, parties, terms, source } = only(book.agreements);
  const arrangement = {
    table: 'agreement',
    code,
    parties,
    terms: { ...terms, returns: 'home' },
    source,
  } as const;
  const mandates = [{ role: 'admin', unit: province.id }] as const;
  good(await arrange(tx, { arrangement, from: '2026-01-01', mandates }));
}

/** Drenthe as its folder describes it, with one book that stands in Meppel and a resident of Gieten. */
async function drenthe(t: TestContext) {
  const db = await testDatabase(t, modules);
  await prepare(db, readSettings({}), makeLog('silent'));
  const net = await network(db);
  const unit = (code: string) => {
    const found = net.byCode(code);
    assert.ok(found, `the province has ${code}`);
    return found;
  };
  const [gieten, meppel] = [unit('gieten'), unit('meppel')];
  const record = aRecord({
    number: 'bind-1',
    title: 'Het geheim van de veerman',
    author: 'Testinga, Fenna',
    copies: [{ barcode, branch: 'meppel' }],
  });
  const path = (await aFolder(t)).write('bind.mrc', record);
  const profile = await readProfile('marc21-852');
  const about = { code: 'bind', name: 'Bindbibliotheken', organisation: unit('org-bind').id, profile };
  const source = await db.transaction(tx => keepSource(tx, about));
  await importFile(db, { source, path, at: at('2026-01-12T07:00') });
  const ada = await db.transaction(async tx => {
    await comeHome(tx);
    await planRuns(tx, '2026-01-12', '2026-03-01');
    const wish = {
      home: gieten.id,
      category: 'basic',
      givenName: 'Ada',
      familyName: 'Voorbeeld',
      card,
    } as const;
    const answers = await addMembers(tx, [
      { ...wish, birthDay: '1944-05-17', since: '2026-01-01', by: system },
    ]);
    return good(only(answers));
  });
  return { db, net, gieten, meppel, ada };
}

const { describe } = saying(modules.flatMap(({ refusals }) => (refusals ? [refusals] : [])));

/** Someone holds a scanner: at a desk, or in the door of the van. */
function scanner(db: Db, device: string, unit: number, run?: number) {
  let number = 0;
  return async (code: string, when: string): Promise<string> => {
    number += 1;
    const van = run === undefined ? undefined : { van: { run } };
    const command = { unit, device, number, code, at: at(when), by: system, ...van };
    const answer = good(await db.transaction(tx => scan(tx, command)));
    const place = await network(db);
    const speech = { place, today: place.today(unit, at(when)), language: 'nl', describe } as const;
    return sayAnswer(answer, speech).headline;
  };
}

const story = `found: 1, Het geheim van de veerman
could be in Gieten on 2026-01-16, from Meppel
pick list of Meppel: 30000000000042
Meppel: Leg in de krat naar Gieten
van in Meppel: In de bus naar Gieten
van in Gieten: Geef af in Gieten, nog niet klaar
Gieten: Leg op de afhaalplank onder V
Gieten: Mee tot en met vrijdag 6 februari
back in Gieten: Leg in de krat naar Meppel
Meppel: Zet terug op de plank
it stands on-shelf in Meppel
loans: 1
active-borrowers: 1
requests-by-reach: 1, same-organisation 1
days-to-ready-mean: 4

ask       asked      to Gieten
route     routed     from Meppel to Gieten (2026-01-16) because only-copy
pack      picked     from Meppel to Gieten
board     on-the-van at Meppel
hold      ready      at Gieten (2026-01-24)
lend      lent       at Gieten
return    returned   at Gieten
shelve    home       at Meppel`;

test('a resident of Gieten reads a book that stands only in Meppel, and the year counts it', async t => {
  const { db, net, gieten, meppel, ada } = await drenthe(t);
  const told: string[] = [];

  const query = {
    words: 'geheim veerman',
    filters: noFilters,
    sort: 'relevance',
    page: 1,
    pageSize: 10,
  } as const;
  const found = await sqlSearch(db).search({ ...query, viewpoint: gieten.id, on: '2026-01-12' });
  const edition = only(found.hits);
  const title = (await editions(db, [edition])).get(edition)?.title;
  told.push(`found: ${found.total}, ${title}`);

  const monday = at('2026-01-12T20:15');
  const could = only(await promise(db, [{ edition, pickup: gieten.id, at: monday }]));
  told.push(`could be in Gieten on ${could.day}, from ${could.from && net.unit(could.from).name}`);
  const asked = {
    member: ada,
    edition,
    pickup: gieten.id,
    at: monday,
    by: { kind: 'member', member: ada },
  } as const;
  const placed = good(only(await db.transaction(tx => placeRequests(tx, [asked]))));
  assert.equal(placed.promised, could.day, 'what the title page said is what the request is promised');

  const deskMeppel = scanner(db, 'balie-meppel', meppel.id);
  const deskGieten = scanner(db, 'balie-gieten', gieten.id);
  const list = await pickList(db, meppel.id, '2026-01-13');
  told.push(`pick list of Meppel: ${list.map(({ item }) => item.barcode).join()}`);
  told.push(`Meppel: ${await deskMeppel(barcode, '2026-01-13T10:05')}`);

  const call = async (unit: number, after: string) => {
    for (let day = 13; day < 28; day += 1) {
      const date = `2026-01-${day}` as const;
      for (const run of await runsOn(db, date))
        for (const stop of run.stops)
          if (stop.unit === unit && stop.plannedAt > at(after))
            return { run: run.id, when: stop.plannedAt, date };
    }
    throw new Error('the van never comes');
  };
  const leaves = await call(meppel.id, '2026-01-13T10:05');
  const van = scanner(db, 'bus-1', meppel.id, leaves.run);
  told.push(`van in Meppel: ${await van(barcode, `${leaves.date}T12:00`)}`);
  assert.ok(could.day, 'a copy was free');
  const arrives = scanner(db, 'bus-3', gieten.id, leaves.run);
  const handed = await arrives(barcode, `${could.day}T10:20`);
  const state = (await requestsById(db, [placed.request]))[0]?.state;
  told.push(`van in Gieten: ${handed}, ${state === 'ready' ? 'klaar' : 'nog niet klaar'}`);
  told.push(`Gieten: ${await deskGieten(barcode, `${could.day}T10:40`)}`);
  await deskGieten(card, `${could.day}T15:00`);
  told.push(`Gieten: ${await deskGieten(barcode, `${could.day}T15:01`)}`);

  told.push(`back in Gieten: ${await deskGieten(barcode, '2026-01-30T11:00')}`);
  const home = await call(gieten.id, '2026-01-26T00:00');
  await scanner(db, 'bus-2', gieten.id, home.run)(barcode, '2026-02-02T08:00');
  told.push(`Meppel: ${await deskMeppel(barcode, '2026-02-05T10:00')}`);

  const item = await itemByBarcode(db, barcode);
  assert.ok(item);
  const place = (await whereabouts(db, [item.id])).get(item.id);
  told.push(`it stands ${place?.state} in ${place && net.unit(place.unit).name}`);

  await closeDaysThrough(db, '2026-01-31', seededChance(1));
  const january = monthOf('2026-01-31');
  const scope = net.province.id;
  for (const definition of ['loans', 'active-borrowers', 'requests-by-reach', 'days-to-ready-mean']) {
    const { value, parts } = await figure(db, { definition, scope, period: january });
    const split = parts.map(({ part, value: count }) => `, ${part} ${count}`).join('');
    told.push(`${definition}: ${value}${split}`);
  }

  assert.equal(`${told.join('\n')}\n\n${sayStory(await storyOf(db, placed.request), net)}`, story);
});
