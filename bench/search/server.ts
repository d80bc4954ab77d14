// Answers searches over HTTP as the embedded index gives them; `/write` lets a title say a word. Environment: URL of the database, FOLDER of the snapshot.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { EmbeddedIndex } from '../../src/modules/discovery/adapters/embedded/embedded-index.ts';
import { embeddedSearch } from '../../src/modules/discovery/adapters/embedded/embedded-search.ts';
import { sqlSearch } from '#discovery';
import { writeWord } from './checks.ts';
import { openDb } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';

const log = makeLog('error');
const db = openDb({ url: process.env['URL'] ?? '', connections: 8 });
const index = new EmbeddedIndex(db, { folder: process.env['FOLDER'] ?? '', log });
const started = performance.now();
await index.open();
const opened = performance.now() - started;
const search = embeddedSearch(index, db, sqlSearch(db), log);

const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  if (request.url === '/write') {
    const { word, edition } = JSON.parse(body);
    await writeWord(db, word, edition);
    return response.end('{}');
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(await search.search(JSON.parse(body))));
});
process.on('SIGINT', () => process.exit(0));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : 0, opened }));
