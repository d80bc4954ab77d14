import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { takeRecords } from '#catalogue';
import { keepSource, readProfile } from '#intake';
import type { App } from '#platform/http.ts';
import type { Plug } from '#web/plug.ts';
import { gatherHeadings, learnWords } from '#discovery';
import { catalogueModule } from '../../src/modules/catalogue/module.ts';
import { circulationModule } from '../../src/modules/circulation/module.ts';
import { discoveryModule } from '../../src/modules/discovery/module.ts';
import { networkModule } from '../../src/modules/network/module.ts';
import { testDatabase } from '../support/database.ts';
import { clients, unlessThere } from '../support/debian.ts';
import { aRecord, data } from '../support/marc.ts';
import { aNetwork } from '../support/network.ts';
import { aWorld, pagesOf } from '../support/world.ts';
import { assertRecorded, said } from './client.ts';

const plugs: readonly Plug[] = [networkModule, catalogueModule, circulationModule, discoveryModule];

/** What two libraries describe; the first title both have. Some letters are not of ASCII. */
const shelves = {
  highland: [
    {
      title: 'Café op de heide',
      author: 'Turf, Zoë',
      isbn: '9789000000012',
      copies: [{ barcode: 'h1', branch: 'north' }],
    },
    {
      title: 'Turf en heide',
      author: 'Heide, Bo',
      copies: [{ barcode: 'h2', branch: 'east' }],
      more: [data('650', ' 4', 'aVeen')],
    },
  ],
  lowland: [
    {
      title: 'Café op de heide',
      author: 'Turf, Zoë',
      isbn: '9789000000012',
      copies: [{ barcode: 'l1', branch: 'south' }],
    },
    { title: 'Veen', author: 'Turf, Zoë', copies: [{ barcode: 'l2', branch: 'west' }] },
  ],
};

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('programs of others', { skip: unlessThere(...clients), timeout: 120_000 }, () => {
  const cleaning: (() => Promise<void> | void)[] = [];
  let app: App;
  let base = '';
  before(async () => {
    const db = await testDatabase({ after: clean => void cleaning.push(clean) }, plugs);
    await aNetwork(db);
    const profile = await readProfile('marc21-852');
    for (const [code, shelf] of Object.entries(shelves))
      await db.transaction(async tx => {
        const source = await keepSource(tx, { code, name: code, organisation: undefined, profile });
        const records = shelf.map((wish, n) => ({
          arrival: undefined,
          controlNumber: `${code}${n}`,
          record: aRecord(wish),
        }));
        await takeRecords(tx, source, records, '2026-01-05');
      });
    await learnWords(db);
    await gatherHeadings(db);
    ({ app } = await pagesOf(aWorld(db, plugs), plugs));
    base = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await app.close();
    for (const clean of cleaning.toReversed()) await clean();
  });

  test('yaz-client searches, shows and is told what is wrong over SRU 1.1', async () => {
    const script = [
      `open ${base}/sru`,
      'querytype cql',
      'sru get 1.1',
      'schema marcxml',
      'find dc.title=heide sortby dc.title',
      'show 1',
      'schema dc',
      'find dc.creator=turf not dc.title=veen',
      'show 1',
      'find dc.smell=x',
      'find (open',
      'scan dc.title=t',
      'scan dc.creator=a',
      'scan bath.isbn=9',
      'quit',
    ];
    assertRecorded('yaz-client', await said('yaz-client', [], `${script.join('\n')}\n`));
  });

  test('zoomsh takes a record over SRU 1.2', async () => {
    const session = [
      'set sru get',
      'set sru_version 1.2',
      'set schema marcxml',
      `connect ${base}/sru`,
      'search cql:bath.isbn=9789000000012',
      'show 0 1',
      'scan cql:dc.subject=a',
      'scan cql:dc.title=t',
      'quit',
    ];
    assertRecorded('zoomsh', await said('zoomsh', session));
  });

  test('catmandu takes every record over SRU, and the whole catalogue over OAI-PMH', async () => {
    const sru = [
      'convert',
      'SRU',
      '--base',
      `${base}/sru`,
      '--query',
      'cql.allRecords=1',
      '--recordSchema',
      'marcxml',
      '--parser',
      'marcxml',
    ];
    assertRecorded(
      'catmandu-sru',
      await said('catmandu', [...sru, 'to', 'MARC', '--type', 'XML', '--pretty', '1']),
    );
    const oai = [
      'convert',
      'OAI',
      '--url',
      `${base}/oai`,
      '--metadataPrefix',
      'marc21',
      '--handler',
      'marcxml',
    ];
    assertRecorded(
      'catmandu-oai',
      await said('catmandu', [...oai, 'to', 'JSON', '--line_delimited', '1', '--canonical', '1']),
    );
  });

  test('oai_pmh takes one record and harvests the set of an organisation', async () => {
    const asked = [
      ['-X', 'GetRecord', '--metadataPrefix', 'marc21', '--identifier', 'oai:127.0.0.1:3', `${base}/oai`],
      ['-X', 'ListRecords', '--metadataPrefix', 'oai_dc', '--set', 'organisation:lowland', `${base}/oai`],
      ['-X', 'ListRecords', '--metadataPrefix', 'nosuch', `${base}/oai`],
    ];
    let session = '';
    for (const args of asked)
      session += `$ oai_pmh ${args.join(' ')}\n${await said('perl', ['-CO', '/usr/bin/oai_pmh', ...args])}\n`;
    assertRecorded('oai_pmh', session);
  });

  test('simple2zoom in front of our SRU gives Z39.50: search, present, and the right error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bindwerk-s2z-'));
    const config = join(folder, 's2z.xml');
    const maps = Object.entries({
      4: 'dc.title',
      7: 'bath.isbn',
      21: 'dc.subject',
      31: 'dc.date',
      1003: 'dc.creator',
      1016: 'cql.anywhere',
    });
    writeFileSync(
      config,
      `<client><database name="union"><zurl>${base}/sru</zurl><option name="sru">get</option><charset>utf-8</charset>` +
        `<search><querytype>cql</querytype>${maps.map(([use, index]) => `<map use="${use}"><index>${index}</index></map>`).join('')}</search>` +
        '<schema oid="1.2.840.10003.5.10" sru="marcxml" format="MARC21" encoding="utf-8"/></database></client>',
    );
    const port = await freePort();
    const gateway = spawn('/usr/bin/simple2zoom', ['-c', config, '--', '-S', `127.0.0.1:${port}`], {
      stdio: 'ignore',
    });
    try {
      const script = [
        `open 127.0.0.1:${port}/union`,
        'format usmarc',
        'find @attr 1=4 veen',
        'show 1',
        'find @and @attr 1=1003 turf @attr 1=4 heide',
        'find @attr 1=9999 x',
        'scan @attr 1=4 t',
        'find @attr 1=4 veen',
        'quit',
      ].join('\n');
      let session = '';
      for (let tries = 0; tries < 50 && !session.includes('Number of hits'); tries += 1) {
        await pause(200);
        session = await said('yaz-client', [], `${script}\n`);
      }
      assertRecorded('simple2zoom', session);
    } finally {
      gateway.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });
});
