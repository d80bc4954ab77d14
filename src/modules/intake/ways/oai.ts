import { type OaiAnswer, readOaiAnswer } from '#standards/oai/read-answer.ts';
import { Failure } from '../failure.ts';
import type { KnownSupply } from '../supply.ts';
import { ask, type Outside } from './outside.ts';
import type { Brought, Part } from './pages.ts';

/** Where a harvest goes on: the token, and when it began by the repository's clock. */
interface Mark {
  readonly token: string;
  readonly until: string;
}

/** What the clock of a repository may be behind its own database: so much is asked again. */
const overlap = { day: 86_400_000, second: 600_000 } as const;
const mostRestarts = 3;

/** From when to ask, in the repository's own granularity (2.7.1); undefined for everything. */
export function fromDate(until: string | undefined, granularity: string | undefined): string | undefined {
  const at = Date.parse(until ?? '');
  if (Number.isNaN(at)) return undefined;
  const fine = granularity?.includes('T') === true;
  const from = new Date(at - (fine ? overlap.second : overlap.day)).toISOString();
  return fine ? `${from.slice(0, 19)}Z` : from.slice(0, 10);
}

const broughtBy = ({ records }: OaiAnswer): Brought[] =>
  records.map(({ identifier, deleted, header, metadata }) => ({
    identifier,
    deleted,
    bytes: deleted ? header : (metadata ?? header),
  }));

/** A list as a repository gives it, part by part; `until` is told when the first part came. */
export async function* oaiParts(
  outside: Outside,
  supply: KnownSupply,
  mark: string | null,
  at: Date,
  remember: (until: string) => void,
): AsyncGenerator<Part> {
  const { address, part, form = 'marc21', lists, memory } = supply;
  const askFor = (query: Readonly<Record<string, string | undefined>>) => {
    const url = new URL(address);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value);
    return ask(outside, url, readOaiAnswer, at);
  };
  const { granularity } = await askFor({ verb: 'Identify' });
  const from = lists === 'everything' ? undefined : fromDate(memory.until, granularity);
  const start = { verb: 'ListRecords', metadataPrefix: form, set: part, from };
  const before = mark === null ? undefined : (JSON.parse(mark) as Mark);
  let { token, until } = before ?? { token: undefined, until: undefined };
  for (let restarts = 0; ; ) {
    const answer = await askFor(
      token === undefined ? start : { verb: 'ListRecords', resumptionToken: token },
    );
    if (answer.error?.code === 'badResumptionToken' && token !== undefined && restarts < mostRestarts) {
      restarts += 1;
      token = undefined;
      continue;
    }
    if (answer.error && answer.error.code !== 'noRecordsMatch')
      throw new Failure('source-refuses', `${answer.error.code} ${answer.error.text}`.trim());
    until ??= answer.responseDate;
    remember(until);
    if (answer.token !== undefined && answer.token === token && answer.records.length === 0)
      throw new Failure('answer-not-understood');
    token = answer.token;
    yield { brought: broughtBy(answer), mark: token && JSON.stringify({ token, until } satisfies Mark) };
    if (token === undefined) return;
  }
}
