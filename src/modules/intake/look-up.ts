import type { Reader } from '#platform/db.ts';
import { failureOf, Failure } from './failure.ts';
import type { Source } from './source.ts';
import { supplies, supplyOf } from './supplies.ts';
import { allSources } from './keep-source.ts';
import { impatient } from './ways/outside.ts';
import { type Sample, sample } from './ways/sample.ts';

/** Sources that can be searched where they are: those of SRU. */
export async function searchable(reader: Reader): Promise<Source[]> {
  const known = new Set(
    (await supplies(reader)).filter(({ kind }) => kind === 'sru').map(({ source }) => source),
  );
  return (await allSources(reader)).filter(({ id }) => known.has(id));
}

/** What was typed as CQL (SRU 1.1): words that must all stand in a record, unless it is CQL already. */
function queryOf(typed: string): string {
  if (typed.includes('=')) return typed;
  const words = typed.split(/\s+/).filter(Boolean);
  return words.map(word => `"${word.replaceAll(/["\\]/g, '\\$&')}"`).join(' and ');
}

/** The first records that a source has for what somebody typed, or why there are none. Nothing is kept. */
export async function lookUp(reader: Reader, source: Source, typed: string, at: Date): Promise<Sample> {
  const supply = await supplyOf(reader, source.id);
  if (supply?.kind !== 'sru') return { failure: failureOf(new Failure('nothing-there')) };
  return sample(impatient, { ...supply, part: queryOf(typed) }, source.profile, at);
}
