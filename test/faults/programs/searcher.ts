// A server that searches by an index of its own, and writes. Arguments: URL of the database, folder of the index.
// `/find/WORD` answers how many titles say it, `/write/WORD/NUMBER` first lets that title say it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { noFilters } from '#discovery';
import { openDb, sql } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { EmbeddedIndex } from '../../../src/modules/discovery/adapters/embedded/embedded-index.ts';
import { anyWith } from '../../../src/modules/discovery/adapters/embedded/question.ts';

const db = openDb({ url: process.argv[2] ?? '' });
const index = new EmbeddedIndex(db, {
  folder: process.argv[3] ?? '',
  log: makeLog('error'),
  threads: 1,
  pause: 0,
});
await index.open();
const server = createServer(async (request, response) => {
  const [, what, word = '', edition = '1'] = (request.url ?? '').split('/');
  if (what === 'write')
    await db.transaction(tx =>
      tx.run(
        sql`update discovery.title set words = ${`'${word}':1A`}::tsvector where edition = ${Number(edition)}`,
      ),
    );
  const { total } = await index.ask({ ...anyWith([word], same => same), filters: noFilters });
  response.end(JSON.stringify({ total }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 }));
