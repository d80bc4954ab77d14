import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { takeRecords } from '#catalogue';
import type { App } from '#platform/http.ts';
import type { Plug } from '#web/plug.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { aRecord, data } from '../../../../../test/support/marc.ts';
import { aNetwork } from '../../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../../test/support/world.ts';
import { assertValid, noSchemas } from '../../../../../test/support/xmllint.ts';
import { catalogueModule } from '../../../catalogue/module.ts';
import { circulationModule } from '../../../circulation/module.ts';
import { networkModule } from '../../../network/module.ts';
import { gatherHeadings, learnWords } from '../../jobs.ts';
import { discoveryModule } from '../../module.ts';

const plugs: readonly Plug[] = [networkModule, catalogueModule, circulationModule, discoveryModule];

const shelf = [
  {
    title: 'De heide',
    author: 'Turf, Ada',
    year: 1999,
    isbn: '9789000000012',
    more: [data('650', ' 4', 'aVeen')],
  },
  { title: 'Turf en heide', author: 'Heide, Bo', year: 2010, more: [data('022', '  ', 'a0028-0836')] },
  {
    title: 'Veen',
    author: 'Turf, Ada',
    year: 2020,
    more: [data('520', '  ', 'aOver de heide & <het> veen')],
  },
];

const all = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))].map(
    ([, text = '']) => text,
  );

const titles = (xml: string): string[] =>
  [...xml.matchAll(/tag="245"[^>]*>\s*<subfield code="a">([^<]*)</g)].map(([, title = '']) => title);

const diagnostics = (xml: string): string[] =>
  [...xml.matchAll(/info:srw\/diagnostic\/1\/(\d+)<\/uri>(?:<details>([^<]*))?/g)].map(([, code, details]) =>
    details === undefined ? String(code) : `${code} ${details}`,
  );

describe('SRU', () => {
  const cleaning: (() => Promise<void>)[] = [];
  let app: App;
  before(async () => {
    const db = await testDatabase({ after: clean => void cleaning.push(clean) }, plugs);
    await aNetwork(db);
    const profile = await readProfile('marc21-852');
    await db.transaction(async tx => {
      const source = await keepSource(tx, {
        code: 'highland',
        name: 'Highland',
        organisation: undefined,
        profile,
      });
      const records = shelf.map((wish, n) => ({
        arrival: undefined,
        controlNumber: `h${n}`,
        record: aRecord({ ...wish, copies: [{ barcode: `b${n}`, branch: 'north' }] }),
      }));
      await takeRecords(tx, source, records, '2026-01-05');
    });
    await learnWords(db);
    await gatherHeadings(db);
    ({ app } = await pagesOf(aWorld(db, plugs), plugs));
  });
  after(async () => {
    for (const clean of cleaning) await clean();
  });

  const ask = async (parameters: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url: `/sru?${new URLSearchParams(parameters)}` });
    assert.equal(answer.statusCode, 200, answer.body);
    // the schema of answers to a search takes in that of answers to a scan
    if (!noSchemas && answer.body.includes('search-ws'))
      assertValid('sru/xsd-2.0/sruResponse.xsd', answer.body);
    return answer.body;
  };
  const find = (query: string, more: Readonly<Record<string, string>> = {}) =>
    ask({ query, sortKeys: 'title', ...more });

  test('each version answers in its own namespace, and a request without parameters explains the server', async () => {
    const old = await ask({
      version: '1.1',
      operation: 'searchRetrieve',
      query: 'heide',
      maximumRecords: '1',
    });
    assert.match(
      old,
      /<sru:searchRetrieveResponse xmlns:sru="http:\/\/www\.loc\.gov\/zing\/srw\/"><sru:version>1\.1</,
    );
    assert.deepEqual(all(old, 'sru:numberOfRecords'), ['3']);
    assert.deepEqual(all(old, 'sru:recordPacking'), ['xml']);
    assert.deepEqual(all(old, 'sru:nextRecordPosition'), ['2']);
    const fresh = await ask({ query: 'heide', maximumRecords: '1' });
    assert.match(
      fresh,
      /xmlns:sru="http:\/\/docs\.oasis-open\.org\/ns\/search-ws\/sruResponse"><sru:numberOfRecords>/,
    );
    assert.deepEqual(all(fresh, 'sru:recordXMLEscaping'), ['xml']);
    for (const parameters of [{}, { version: '1.2', operation: 'explain' }]) {
      const explained = await ask(parameters);
      assert.match(explained, /<explain xmlns="http:\/\/explain\.z3950\.org\/dtd\/2\.0\/">/);
      assert.match(explained, /<name set="bath">isbn<\/name>/);
    }
    const posted = await app.inject({
      method: 'POST',
      url: '/sru',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'version=1.2&operation=searchRetrieve&query=dc.title%3Dveen',
    });
    assert.deepEqual(titles(posted.body), ['Veen']);
  });

  test('an index looks where it says, relations mean what they say, and clauses are joined', async () => {
    const cases: readonly (readonly [query: string, found: readonly string[]])[] = [
      ['heide', ['De heide', 'Turf en heide', 'Veen']],
      ['turf heide', ['De heide', 'Turf en heide', 'Veen']],
      ['dc.title=heide', ['De heide', 'Turf en heide']],
      ['title = "heide turf"', ['Turf en heide']],
      ['title adj "heide turf"', []],
      ['title any "veen de"', ['De heide', 'Veen']],
      ['title == "de heide"', ['De heide']],
      ['dc.creator = "ada turf"', ['De heide', 'Veen']],
      ['dc.creator = tur*', ['De heide', 'Veen']],
      ['bath.author = heide', ['Turf en heide']],
      ['dc.subject = veen', ['De heide']],
      ['bath.isbn = "90-00-00001-7" or bath.isbn = 9789000000012', ['De heide']],
      ['bath.issn = 00280836', ['Turf en heide']],
      ['rec.id = 2', ['Turf en heide']],
      ['rec.id = "oai:127.0.0.1:2"', ['Turf en heide']],
      ['dc.date > 2010', ['Veen']],
      ['dc.date within "1999 2010"', ['De heide', 'Turf en heide']],
      ['dc.language = dut not dc.date < 2010', ['Turf en heide', 'Veen']],
      ['dc.type <> book', []],
      [
        'cql.allRecords = 1 and dc.title any "heide veen" not (dc.creator = turf and dc.date = 1999)',
        ['Turf en heide', 'Veen'],
      ],
      ['> a = "info:srw/cql-context-set/1/dc-v1.1" a.title = veen', ['Veen']],
      ['dc.title =/cql.stem heiden', ['De heide', 'Turf en heide']],
      ['"<script>"', []],
    ];
    for (const [query, expected] of cases) assert.deepEqual(titles(await find(query)), expected, query);
  });

  test('what cannot be done gets its own diagnostic and never an error of the server', async () => {
    const cases: readonly (readonly [parameters: Readonly<Record<string, string>>, diagnostic: string])[] = [
      [{ version: '1.1', operation: 'searchRetrieve' }, '7 query'],
      [{ query: 'dc.title===(' }, '10 position 11: a search term is missing'],
      [{ query: 'a'.repeat(8_001) }, '12 at most 8000'],
      [{ query: '('.repeat(300) }, '13 more than 64 within each other'],
      [{ query: `a${' or a'.repeat(300)}` }, '38 at most 256 search clauses'],
      [{ query: 'x', queryType: 'nosuch' }, '11 nosuch'],
      [{ query: 'foo.title=x' }, '15 foo'],
      [{ query: '> dc="urn:other" dc.title=x' }, '15 urn:other'],
      [{ query: 'dc.smell=x' }, '16 dc.smell'],
      [{ query: 'title encloses x' }, '19 encloses'],
      [{ query: 'title =/fuzzy x' }, '20 fuzzy'],
      [{ query: 'title < x' }, '22 title &lt;'],
      [{ query: 'dc.creator == x' }, '22 dc.creator =='],
      [{ query: '""' }, '27 '],
      [{ query: 'title = h?ide' }, '28 ?'],
      [{ query: 'title = h*' }, '29 h*'],
      [{ query: 'title = ^heide' }, '31 ^heide'],
      [{ query: 'bath.isbn = 123' }, '36 bath.isbn: 123'],
      [{ query: 'bath.issn = 0028-0837' }, '36 bath.issn: 0028-0837'],
      [{ query: 'dc.date = gisteren' }, '36 dc.date: gisteren'],
      [{ query: 'a prox b' }, '39 prox'],
      [{ query: 'a and/rel.sum b' }, '46 rel.sum'],
      [{ query: 'title = *heide' }, '49 *heide'],
      [{ query: 'cql.resultSetId = 1' }, '50 cql.resultSetId'],
      [{ query: 'heide', startRecord: '4' }, '61 4'],
      [{ query: 'heide', startRecord: '0' }, '6 startRecord=0'],
      [{ query: 'heide', maximumRecords: '-1' }, '6 maximumRecords=-1'],
      [{ query: 'heide', recordXMLEscaping: 'json' }, '6 recordXMLEscaping=json'],
      [{ query: 'heide', recordSchema: 'mods' }, '66 mods'],
      [{ query: 'heide', nosuch: '1' }, '8 nosuch'],
      [{ query: 'heide', version: '9.9' }, '5 2.0'],
      [{ version: '1.2', operation: 'update', query: 'x' }, '4 update'],
      [{ query: 'heide sortby dc.title dc.creator' }, '84 one key'],
      [{ query: 'heide sortby dc.subject' }, '88 dc.subject'],
      [{ query: 'heide sortby dc.title/sort.descending' }, '90 dc.title descending'],
    ];
    for (const [parameters, expected] of cases)
      assert.deepEqual(
        diagnostics(await ask(parameters)),
        [expected],
        JSON.stringify(parameters).slice(0, 200),
      );
  });

  test('records come in the order, the number and the form that was asked for', async () => {
    const all3 = 'cql.allRecords=1';
    assert.deepEqual(titles(await find(`${all3} sortby dc.title`)), ['De heide', 'Turf en heide', 'Veen']);
    assert.deepEqual(titles(await find(all3, { sortKeys: 'creator' }))[0], 'Turf en heide');
    assert.deepEqual(titles(await find(all3, { startRecord: '2', maximumRecords: '2' })), [
      'Turf en heide',
      'Veen',
    ]);
    const second = await find(all3, { startRecord: '2', maximumRecords: '1' });
    assert.deepEqual([titles(second), all(second, 'sru:recordPosition')], [['Turf en heide'], ['2']]);
    assert.deepEqual(titles(await find(all3, { maximumRecords: '0' })), []);
    const dc = await find('dc.title=veen', { recordSchema: 'dc' });
    assert.deepEqual(all(dc, 'dc:description'), ['Over de heide &amp; &lt;het&gt; veen']);
    const text = await find('dc.title=veen', { recordSchema: 'dc', recordXMLEscaping: 'string' });
    assert.match(text, /<sru:recordData>&lt;srw_dc:dc [\s\S]*Over de heide &amp;amp; &amp;lt;het/);
    const held = await find('dc.title=veen');
    assert.match(
      held,
      /tag="852"[^>]*>\s*<subfield code="a">highland<\/subfield>\s*<subfield code="b">north</,
    );
  });

  test('SRU 2.0 gives facets with the query that asks for each, when they are asked for', async () => {
    const told = await find('heide', { facetLimit: '5' });
    assert.deepEqual(all(told, 'index').slice(1, 4), ['dc.type', 'audience', 'dc.language']);
    assert.match(
      told,
      /<actualTerm>book<\/actualTerm><query>dc\.type=&quot;book&quot;<\/query><count>3<\/count>/,
    );
    assert.doesNotMatch(await find('heide'), /facetedResults/);
    assert.deepEqual(titles(await find('dc.type="book" and turf')), ['De heide', 'Turf en heide', 'Veen']);
  });

  const scan = async (scanClause: string, more: Readonly<Record<string, string>> = {}) => {
    const answer = await ask({ scanClause, ...more });
    const [values, shown, counts, places] = [
      'sru:value',
      'sru:displayTerm',
      'sru:numberOfRecords',
      'sru:whereInList',
    ].map(element => all(answer, element));
    return (values ?? []).map((value, n) => [value, shown?.[n], Number(counts?.[n]), places?.[n]]);
  };

  test('a list is leafed through from any place, and each term finds as many titles as it says', async () => {
    assert.deepEqual(await scan('dc.title=""'), [
      ['de heide', 'De heide', 1, 'first'],
      ['turf en heide', 'Turf en heide', 1, 'inner'],
      ['veen', 'Veen', 1, 'last'],
    ]);
    assert.deepEqual(await scan('dc.title=""', { maximumTerms: '1' }), [
      ['de heide', 'De heide', 1, 'first'],
    ]);
    assert.deepEqual((await scan('title == turf', { maximumTerms: '1' })).flat().slice(0, 3), [
      'turf en heide',
      'Turf en heide',
      1,
    ]);
    const around = async (responsePosition: string, maximumTerms = '3') =>
      (await scan('dc.title = "Turf en heide"', { responsePosition, maximumTerms })).map(([value]) => value);
    assert.deepEqual(await around('1'), ['turf en heide', 'veen']);
    assert.deepEqual(await around('2'), ['de heide', 'turf en heide', 'veen']);
    assert.deepEqual(await around('0'), ['veen']);
    assert.deepEqual(await around('4'), ['de heide']);
    assert.deepEqual(await scan('dc.creator = t'), [['turf ada', 'Turf, Ada', 2, 'last']]);
    assert.deepEqual(await scan('bath.personalName = ada', { maximumTerms: '1' }), [
      ['heide bo', 'Heide, Bo', 1, 'first'],
    ]);
    assert.deepEqual(await scan('dc.subject = v'), [['veen', 'Veen', 1, 'only']]);
    assert.deepEqual(
      (await scan('dc.date = 2000', { responsePosition: '2' })).map(([year]) => year),
      ['1999', '2010', '2020'],
    );
    assert.deepEqual(await scan('dc.language = dut'), [['dut', 'dut', 3, 'only']]);
    assert.deepEqual(await scan('dc.type = b'), [['book', 'book', 3, 'only']]);
    assert.deepEqual(
      (await scan('turf', { maximumTerms: '2' })).map(([word, , count]) => [word, count]),
      [
        ['turf', 3],
        ['veen', 2],
      ],
    );
    assert.deepEqual(await scan('dc.title = zzz'), []);
    for (const [value, , count] of await scan('dc.creator=""'))
      assert.equal(titles(await find(`dc.creator="${value}"`)).length, count);
  });

  test('the old versions scan too, in their own namespace, and a wrong scan is told what is wrong with it', async () => {
    for (const version of ['1.1', '1.2']) {
      const answer = await ask({
        version,
        operation: 'scan',
        scanClause: 'dc.title=veen',
        maximumTerms: '1',
      });
      assert.match(
        answer,
        /<sru:scanResponse xmlns:sru="http:\/\/www\.loc\.gov\/zing\/srw\/"><sru:version>1\.[12]<\/sru:version><sru:terms>/,
      );
      assert.match(answer, /<sru:scanClause>dc\.title=veen<\/sru:scanClause><sru:maximumTerms>1</);
    }
    const wrong: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{ version: '1.1', operation: 'scan' }, '7 scanClause'],
      [{ scanClause: 'dc.title = a and dc.title = b' }, '10 one search clause'],
      [{ scanClause: 'dc.title===(' }, '10 position 11: a search term is missing'],
      [{ scanClause: 'dc.smell = a' }, '16 dc.smell'],
      [{ scanClause: 'foo.title = a' }, '15 foo'],
      [{ scanClause: 'bath.isbn = 9' }, '16 bath.isbn'],
      [{ scanClause: 'dc.title encloses a' }, '22 dc.title encloses'],
      [{ scanClause: 'dc.date > 1999' }, '22 dc.date &gt;'],
      [{ scanClause: 'dc.creator == a' }, '22 dc.creator =='],
      [{ scanClause: 'dc.title = a', maximumTerms: '0' }, '6 maximumTerms=0'],
      [{ scanClause: 'dc.title = a', responsePosition: 'x' }, '6 responsePosition=x'],
      [{ scanClause: 'dc.title = a', maximumTerms: '3', responsePosition: '5' }, '120 5'],
      [{ scanClause: 'dc.title = a', query: 'a' }, '8 query'],
      [{ version: '3.0', operation: 'scan', scanClause: 'a' }, '5 2.0'],
    ];
    for (const [parameters, diagnostic] of wrong) {
      const answer = await ask(parameters);
      assert.match(answer, /<sru:scanResponse/);
      assert.deepEqual(diagnostics(answer), [diagnostic], JSON.stringify(parameters));
    }
    assert.match(await ask({}), /scan="true" sort="true"><title>Title<\/title>/);
  });
});
