import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { MarcRecord } from '#standards/marc/record.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';

/** A record of the pretend repository; without a record it is deleted. */
export interface PeerRecord {
  readonly identifier: string;
  /** Days since 1 January 2026, or a moment as the protocol writes it. */
  readonly datestamp: string;
  readonly record: MarcRecord | undefined;
}

/** What the peer does instead of answering: once for each element, then it answers again. */
export type Mischief =
  | 'garbage'
  | 'cut-off'
  | 'error'
  | 'silence'
  | 'hang-up'
  | 'bomb'
  | { readonly unavailable: string };

/** A pretend OAI-PMH repository and SRU server on loopback that can misbehave on command. */
export interface Peer {
  readonly oai: string;
  readonly sru: string;
  readonly file: string;
  records: PeerRecord[];
  /** Done first, one for each request for a list. */
  mischief: Mischief[];
  /** Every request for a list, as it was asked. */
  readonly asked: string[];
  /** Tokens given before no longer count. */
  forgetTokens(): void;
  granularity: string;
  pageSize: number;
}

const bomb = `<?xml version="1.0"?><!DOCTYPE OAI-PMH [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY leak SYSTEM "file:///etc/passwd">]><OAI-PMH><responseDate>&leak;&b;</responseDate></OAI-PMH>`;

const now = '2026-01-05T09:30:00Z';

const oaiRecord = ({ identifier, datestamp, record }: PeerRecord): string =>
  `<record><header${record ? '' : ' status="deleted"'}><identifier>${identifier}</identifier>` +
  `<datestamp>${datestamp}</datestamp></header>` +
  `${record ? `<metadata>${toMarcXml(record)}</metadata>` : ''}</record>`;

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">` +
  `<responseDate>${now}</responseDate><request>x</request>${body}</OAI-PMH>`;

export async function aPeer(t: { after(clean: () => void): void }): Promise<Peer> {
  let generation = 0;
  const asked: string[] = [];

  function oai(query: URLSearchParams): string {
    const verb = query.get('verb');
    if (verb === 'Identify')
      return envelope(`<Identify><granularity>${peer.granularity}</granularity></Identify>`);
    const token = query.get('resumptionToken')?.split(',');
    if (token && token[0] !== String(generation))
      return envelope('<error code="badResumptionToken">too old</error>');
    const from = token?.[2] ?? query.get('from') ?? '';
    const start = Number(token?.[1] ?? '0');
    const found = peer.records.filter(({ datestamp }) => datestamp >= from);
    if (found.length === 0) return envelope('<error code="noRecordsMatch"/>');
    const end = start + peer.pageSize;
    const next = end < found.length ? [generation, end, from].join(',') : '';
    const list = found.slice(start, end).map(oaiRecord).join('\n');
    return envelope(`<ListRecords>${list}<resumptionToken>${next}</resumptionToken></ListRecords>`);
  }

  function sru(query: URLSearchParams): string {
    const start = Number(query.get('startRecord') ?? '1');
    const found = peer.records.flatMap(({ record }) => (record ? [record] : []));
    const page = found.slice(start - 1, start - 1 + peer.pageSize);
    const records = page
      .map(
        record =>
          `<zs:record><zs:recordPacking>xml</zs:recordPacking><zs:recordData>${toMarcXml(record)}</zs:recordData></zs:record>`,
      )
      .join('');
    return `<?xml version="1.0"?><zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.1</zs:version><zs:numberOfRecords>${found.length}</zs:numberOfRecords><zs:records>${records}</zs:records></zs:searchRetrieveResponse>`;
  }

  /** Does the mischief; false when this was none. */
  function misbehave(mischief: Mischief | undefined, response: ServerResponse): boolean {
    if (mischief === undefined) return false;
    if (mischief === 'silence') return true;
    if (mischief === 'hang-up') response.destroy();
    else if (mischief === 'garbage') response.end('<html><body>Welcome!</p></body>');
    else if (mischief === 'cut-off') response.end(oai(new URLSearchParams('verb=ListRecords')).slice(0, -60));
    else if (mischief === 'error') response.writeHead(500).end('oops');
    else if (mischief === 'bomb') response.end(bomb);
    else response.writeHead(503, { 'retry-after': mischief.unavailable }).end();
    return true;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isList = searchParams.get('verb') !== 'Identify';
    if (isList) {
      asked.push(searchParams.toString());
      if (misbehave(peer.mischief.shift(), response)) return;
    }
    if (pathname === '/file') {
      const etag = `"${peer.records.length}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
      const records = peer.records.flatMap(({ record }) => (record ? [toMarcXml(record)] : [])).join('');
      return void response.writeHead(200, { etag }).end(`<collection>${records}</collection>`);
    }
    const body = gzipSync(pathname === '/sru' ? sru(searchParams) : oai(searchParams));
    response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }).end(body);
  }

  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const peer: Peer = {
    oai: `${base}/oai`,
    sru: `${base}/sru`,
    file: `${base}/file`,
    records: [],
    mischief: [],
    asked,
    forgetTokens: () => void (generation += 1),
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
    pageSize: 2,
  };
  return peer;
}
