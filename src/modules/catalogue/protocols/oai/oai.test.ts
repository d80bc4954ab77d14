import assert from 'node:assert/strict';
import { type TestContext, describe, test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { network } from '#network';
import { type Actor, system } from '#people';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { aRecord } from '../../../../../test/support/marc.ts';
import { aNetwork } from '../../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../../test/support/world.ts';
import { assertValid, noSchemas } from '../../../../../test/support/xmllint.ts';
import { changeGrouping, undoGrouping } from '../../change-grouping.ts';
import { catalogueModule } from '../../module.ts';
import { takeRecords } from '../../take-records.ts';
import { withdrawItems } from '../../withdraw-items.ts';

const at = new Date('2026-01-05T10:00:00Z');
const plugs = [catalogueModule];

interface Wish {
  readonly title: string;
  readonly isbn?: string;
  readonly at?: readonly string[];
}

async function aRepository(t: TestContext) {
  const db = await testDatabase(t, plugs);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const sources = await db.transaction(async tx =>
    Promise.all(
      ['highland', 'lowland'].map(code =>
        keepSource(tx, { code, name: code, organisation: undefined, profile }),
      ),
    ),
  );
  /** What a source says of its record now; nothing when it is gone. */
  const say = (code: string, number: string, wish: Wish | undefined) =>
    db.transaction(async tx => {
      const source = sources.find(one => one.code === code);
      assert.ok(source);
      const copies = (wish?.at ?? []).map((branch, i) => ({ barcode: `${code}-${number}-${i}`, branch }));
      const record = wish && aRecord({ number, author: 'Proef, Ada', ...wish, copies });
      await takeRecords(tx, source, [{ arrival: undefined, controlNumber: number, record }], '2026-01-05');
    });
  const { app } = await pagesOf(aWorld(db, plugs), plugs);
  const ask = async (query: string): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url: `/oai?${query}` });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.headers['content-type'], 'text/xml; charset=utf-8');
    if (!noSchemas) assertValid('oai-pmh/xsd/oai-all.xsd', answer.body);
    return answer.body;
  };
  return { db, app, say, ask };
}

const all = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}[^>]*>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => text);

/** Each header in short: the number of the edition, and a dagger when it is gone. */
const headers = (xml: string): string[] =>
  [...xml.matchAll(/<header([^>]*)><identifier>oai:127\.0\.0\.1:(\d+)</g)].map(
    ([, status = '', number = '']) => number + (status.includes('deleted') ? '†' : ''),
  );

const errorOf = (xml: string): string | undefined => /<error code="([^"]+)"/.exec(xml)?.[1];

/** As harvesters do: from the moment of the last answer on. */
const since = (xml: string): string => `from=${/<responseDate>([^<]+)/.exec(xml)?.[1]}`;

describe('what the repository says of itself', () => {
  test('who asks without knowing anything learns the formats, the sets and how deletions are told', async t => {
    const { say, ask } = await aRepository(t);
    await say('highland', '1', { title: 'Heide', at: ['north'] });
    const identify = await ask('verb=Identify');
    assert.deepEqual(all(identify, 'deletedRecord'), ['persistent']);
    assert.deepEqual(all(identify, 'granularity'), ['YYYY-MM-DDThh:mm:ssZ']);
    assert.deepEqual(all(await ask('verb=ListMetadataFormats'), 'metadataPrefix'), [
      'oai_dc',
      'marc21',
      'marc21_holdings',
    ]);
    assert.deepEqual(
      all(await ask('verb=ListMetadataFormats&identifier=oai:127.0.0.1:1'), 'metadataPrefix'),
      ['oai_dc', 'marc21', 'marc21_holdings'],
    );
    assert.deepEqual(all(await ask('verb=ListSets'), 'setSpec'), [
      'organisation:highland',
      'organisation:lowland',
    ]);
  });

  test('copies come in holdings records of their own to who asks for them', async t => {
    const { say, ask } = await aRepository(t);
    await say('highland', '1', { title: 'Heide', at: ['north', 'north', 'south'] });
    const told = await ask('verb=GetRecord&identifier=oai:127.0.0.1:1&metadataPrefix=marc21_holdings');
    assert.deepEqual(
      all(told, 'leader').map(leader => leader.slice(5, 8)),
      ['nam', 'nx ', 'nx '],
    );
    assert.equal(told.split('tag="876"').length - 1, 3);
    assert.match(told, /<controlfield tag="004">1</);
    const list = await ask('verb=ListRecords&metadataPrefix=marc21_holdings');
    assert.equal(list.split('<collection').length - 1, 1);
  });

  test('every wrong question gets the error that the protocol has for it', async t => {
    const { say, ask, app } = await aRepository(t);
    await say('highland', '1', { title: 'Heide', at: ['north'] });
    const cases: readonly (readonly [query: string, code: string])[] = [
      ['', 'badVerb'],
      ['verb=Nonsense', 'badVerb'],
      ['verb=constructor', 'badVerb'],
      ['verb=Identify&verb=Identify', 'badVerb'],
      ['verb=Identify&from=2026-01-01', 'badArgument'],
      ['verb=GetRecord&identifier=oai:127.0.0.1:1', 'badArgument'],
      ['verb=ListRecords', 'badArgument'],
      ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=marc21', 'badArgument'],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=yesterday', 'badArgument'],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument'],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-03T00:00:00Z', 'badArgument'],
      ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
      ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
      ['verb=ListRecords&resumptionToken=oai_dc~nobody~~~1~1~1~1', 'badResumptionToken'],
      ['verb=ListRecords&resumptionToken=', 'badResumptionToken'],
      ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
      ['verb=ListRecords&metadataPrefix=mods', 'cannotDisseminateFormat'],
      ['verb=GetRecord&metadataPrefix=mods&identifier=oai:127.0.0.1:1', 'cannotDisseminateFormat'],
      ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:99', 'idDoesNotExist'],
      ['verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:isbn:9789000000012', 'idDoesNotExist'],
      ['verb=ListMetadataFormats&identifier=oai:elsewhere:1', 'idDoesNotExist'],
      ['verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01', 'noRecordsMatch'],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01', 'noRecordsMatch'],
      ['verb=ListRecords&metadataPrefix=oai_dc&set=organisation:nobody', 'noRecordsMatch'],
      ['verb=ListIdentifiers&metadataPrefix=oai_dc&set=%00', 'badArgument'],
    ];
    for (const [query, code] of cases) assert.equal(errorOf(await ask(query)), code, query);
    const badVerb = await ask('verb=Nonsense');
    assert.match(badVerb, /<request>http:\/\/127\.0\.0\.1\/oai<\/request>/);
    const posted = await app.inject({
      method: 'POST',
      url: '/oai',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'verb=ListRecords&metadataPrefix=oai_dc&set=a&set=b',
    });
    assert.equal(errorOf(posted.body), 'badArgument');
  });
});

describe('one record for an edition', () => {
  test('it has the words of one library, the numbers of all, and every copy with its place', async t => {
    const { say, ask } = await aRepository(t);
    await say('highland', 'h1', { title: 'De heide', isbn: '9789000000012', at: ['north', 'east'] });
    await say('lowland', 'l1', { title: 'De heide', at: ['south'] });
    const xml = await ask('verb=GetRecord&metadataPrefix=marc21&identifier=oai:127.0.0.1:1');
    assert.deepEqual(headers(xml), ['1']);
    assert.deepEqual(all(xml, 'setSpec'), ['organisation:highland', 'organisation:lowland']);
    const parts = (tag: string) =>
      [...xml.matchAll(new RegExp(`<datafield tag="${tag}"[\\s\\S]*?</datafield>`, 'g'))].map(([field]) =>
        all(field, 'subfield').join(' | '),
      );
    assert.deepEqual(parts('245'), ['De heide']);
    assert.deepEqual(parts('020'), ['9789000000012']);
    assert.deepEqual(parts('035'), ['(highland)h1', '(lowland)l1']);
    assert.deepEqual(parts('852').toSorted(), [
      'highland | east | ROM | highland-h1-1',
      'highland | north | ROM | highland-h1-0',
      'lowland | south | ROM | lowland-l1-0',
    ]);
    const dc = await ask('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:1');
    assert.deepEqual(all(dc, 'dc:identifier'), ['http://127.0.0.1/titel/1', 'urn:isbn:9789000000012']);
  });
});

describe('coming back for what changed', () => {
  test('a new description, a new library, a new copy and a copy that goes each move the record', async t => {
    const { db, say, ask } = await aRepository(t);
    await say('highland', 'h1', { title: 'De heide', isbn: '9789000000012', at: ['north'] });
    await say('highland', 'h2', { title: 'Het veen', at: ['east'] });
    let answer = await ask('verb=ListRecords&metadataPrefix=marc21');
    assert.deepEqual(headers(answer), ['1', '2']);
    const changes = [
      () => say('highland', 'h1', { title: 'De heide zelf', isbn: '9789000000012', at: ['north'] }),
      () => say('lowland', 'l1', { title: 'De heide zelf', isbn: '9789000000012' }),
      () => say('lowland', 'l1', { title: 'De heide zelf', isbn: '9789000000012', at: ['south'] }),
      async () => {
        const { id } = await db.one<{ id: number }>(
          sql`select id from catalogue.item where barcode = 'lowland-l1-0'`,
        );
        await db.transaction(tx => withdrawItems(tx, [{ item: id, at, by: system, reason: 'worn out' }]));
      },
    ];
    for (const change of changes) {
      await change();
      answer = await ask(`verb=ListRecords&metadataPrefix=marc21&${since(answer)}`);
      assert.deepEqual(
        headers(answer).filter(one => one !== '2'),
        ['1'],
      );
    }
    await new Promise(resolve => setTimeout(resolve, 1000));
    answer = await ask('verb=ListIdentifiers&metadataPrefix=marc21');
    assert.equal(
      errorOf(await ask(`verb=ListRecords&metadataPrefix=marc21&${since(answer)}`)),
      'noRecordsMatch',
    );
  });

  test('72: a record that its source deletes is told as deleted for ever, and lives again when it comes back', async t => {
    const { say, ask } = await aRepository(t);
    await say('highland', 'h1', { title: 'De heide', at: ['north'] });
    const first = await ask('verb=ListRecords&metadataPrefix=oai_dc');
    await say('highland', 'h1', undefined);
    const later = await ask(`verb=ListRecords&metadataPrefix=oai_dc&${since(first)}`);
    assert.deepEqual(headers(later), ['1†']);
    assert.deepEqual(headers(await ask('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:1')), [
      '1†',
    ]);
    assert.deepEqual(headers(await ask('verb=ListIdentifiers&metadataPrefix=oai_dc')), ['1†']);
    await say('highland', 'h1', { title: 'De heide', at: ['north'] });
    assert.deepEqual(headers(await ask(`verb=ListRecords&metadataPrefix=oai_dc&${since(later)}`)), ['1']);
  });

  test('69, 71: an edition that became part of another is told as deleted, and lives again when that is undone', async t => {
    const { db, say, ask } = await aRepository(t);
    const { province } = await network(db);
    await say('highland', 'h1', { title: 'De heide', at: ['north'] });
    await say('lowland', 'l1', { title: 'Heidestreken', at: ['south'] });
    const first = await ask('verb=ListRecords&metadataPrefix=marc21');
    assert.deepEqual(headers(first), ['1', '2']);
    const by: Actor = { kind: 'staff', staff: 7, roles: [{ role: 'cataloguer', unit: province.id }] };
    const wish = { kind: 'join', editions: [1, 2] } as const;
    const change = await db.transaction(tx => changeGrouping(tx, { wish, reason: 'the same book', at, by }));
    assert.ok(change.ok);
    const joined = await ask(`verb=ListRecords&metadataPrefix=marc21&${since(first)}`);
    assert.deepEqual(headers(joined).toSorted(), ['1', '2†']);
    assert.equal(joined.split('tag="852"').length - 1, 2);
    const { id } = await db.one<{ id: number }>(sql`select max(id) as id from catalogue.change`);
    await db.transaction(tx => undoGrouping(tx, { change: id, at, by }));
    const apart = await ask(`verb=ListRecords&metadataPrefix=marc21&${since(joined)}`);
    assert.deepEqual(headers(apart).toSorted(), ['1', '2']);
  });

  test('an organisation’s set tells its last copy as gone, while others still have the title', async t => {
    const { say, ask } = await aRepository(t);
    await say('highland', 'h1', { title: 'De heide', isbn: '9789000000012', at: ['north'] });
    await say('lowland', 'l1', { title: 'De heide', isbn: '9789000000012', at: ['south'] });
    await say('highland', 'h2', { title: 'Het veen', at: ['east'] });
    const set = 'verb=ListRecords&metadataPrefix=marc21&set=organisation:lowland';
    const first = await ask(set);
    assert.deepEqual(headers(first), ['1']);
    await say('lowland', 'l1', undefined);
    assert.deepEqual(headers(await ask(`${set}&${since(first)}`)), ['1†']);
    assert.deepEqual(headers(await ask('verb=ListRecords&metadataPrefix=marc21&set=organisation:highland')), [
      '2',
      '1',
    ]);
  });

  test('a change that commits after a harvest that began later is in the next harvest', async t => {
    const { db, say, ask } = await aRepository(t);
    await say('highland', 'h1', { title: 'De heide', at: ['north'] });
    await ask('verb=ListRecords&metadataPrefix=oai_dc');
    let harvested = '';
    await db.transaction(async tx => {
      const profile = await readProfile('no-items');
      const source = await keepSource(tx, { code: 'late', name: 'Late', organisation: undefined, profile });
      const record = aRecord({ number: 'x', title: 'Laat', author: 'Traag, Theo' });
      await takeRecords(tx, source, [{ arrival: undefined, controlNumber: 'x', record }], '2026-01-05');
      await new Promise(resolve => setTimeout(resolve, 1100));
      harvested = await ask('verb=ListRecords&metadataPrefix=oai_dc');
      assert.deepEqual(headers(harvested), ['1']);
    });
    assert.deepEqual(headers(await ask(`verb=ListRecords&metadataPrefix=oai_dc&${since(harvested)}`)), ['2']);
  });
});

describe('a list in parts', () => {
  test('each record comes once, what changes meanwhile comes again at the end, and an empty token closes it', async t => {
    const { db, say, ask } = await aRepository(t);
    const profile = await readProfile('no-items');
    await db.transaction(async tx => {
      const source = await keepSource(tx, { code: 'many', name: 'Many', organisation: undefined, profile });
      const records = Array.from({ length: 1_100 }, (_, n) => ({
        arrival: undefined,
        controlNumber: `m${n}`,
        record: aRecord({ number: `m${n}`, title: `Deel ${n}`, author: 'Veel, Vera' }),
      }));
      await takeRecords(tx, source, records, '2026-01-05');
    });
    await say('highland', 'h1', { title: 'De heide' });
    const sizes: string[] = [];
    /** All headers of a list, part after part. */
    const harvest = async (query: string, between = async () => {}): Promise<string[]> => {
      const page = await ask(query);
      const [, size = '', cursor = '', token = ''] =
        /<resumptionToken completeListSize="(\d+)" cursor="(\d+)">([^<]*)</.exec(page) ?? [];
      sizes.push(`${cursor} of ${size}`);
      if (token === '') return headers(page);
      await between();
      return [
        ...headers(page),
        ...(await harvest(`verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`)),
      ];
    };
    const start = since(await ask('verb=Identify'));
    const first = await harvest('verb=ListRecords&metadataPrefix=oai_dc', () =>
      say('highland', 'h1', { title: 'De heide, herzien' }),
    );
    assert.deepEqual(sizes, ['0 of 1101', '500 of 1101', '1000 of 1101']);
    const changed = await harvest(`verb=ListRecords&metadataPrefix=oai_dc&${start}`);
    assert.equal(new Set(first).size, first.length);
    assert.equal(new Set([...first, ...changed]).size, 1101);
  });
});
