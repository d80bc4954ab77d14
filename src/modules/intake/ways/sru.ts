import { readSruAnswer } from '#standards/sru/read-answer.ts';
import { Failure } from '../failure.ts';
import type { KnownSupply } from '../supply.ts';
import { ask, type Outside } from './outside.ts';
import type { Part } from './pages.ts';

const pageSize = 100;

/** What a server finds for the query, part by part (SRU 1.1). */
export async function* sruParts(
  outside: Outside,
  { address, part = '', form = 'marcxml' }: KnownSupply,
  mark: string | null,
  at: Date,
): AsyncGenerator<Part> {
  for (let start = Number(mark ?? '1'); ; ) {
    const url = new URL(address);
    const query = { version: '1.1', operation: 'searchRetrieve', query: part, recordSchema: form };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    url.searchParams.set('startRecord', String(start));
    url.searchParams.set('maximumRecords', String(pageSize));
    const answer = await ask(outside, url, readSruAnswer, at);
    if (answer.diagnostic !== undefined) throw new Failure('source-refuses', answer.diagnostic);
    const next = start + answer.records.length;
    const more = next <= answer.numberOfRecords;
    if (more && answer.records.length === 0) throw new Failure('answer-cut-off');
    yield {
      brought: answer.records.map(bytes => ({ identifier: undefined, bytes, deleted: false })),
      mark: more ? String(next) : undefined,
    };
    if (!more) return;
    start = next;
  }
}
