import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { test } from 'node:test';
import { keepSource, readProfile, type Source } from '#intake';
import { type Chance, seededChance, shuffled, under } from '#platform/chance.ts';
import { type Db, sql } from '#platform/db.ts';
import { readMarc } from '#standards/marc/read-marc.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { data } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { catalogueModule } from './module.ts';
import { takeRecords } from './take-records.ts';

const real = new URL(
  '../../../../shared/conformance/marc/corpora/nlnz/NLNZ_100_example_marc.marc',
  import.meta.url,
);

/** What a source says of a record at some moment; nothing when it is gone. */
interface Word {
  readonly source: Source;
  readonly controlNumber: string;
  readonly record: MarcRecord | undefined;
}

async function readAll(): Promise<MarcRecord[]> {
  const records: MarcRecord[] = [];
  for await (const read of readMarc(createReadStream(real))) if (read.ok) records.push(read.record);
  return records;
}

const without = (record: MarcRecord, ...tags: string[]): MarcRecord => ({
  ...record,
  fields: record.fields.filter(({ tag }) => !tags.includes(tag)),
});

/** Another library's first try: a wrong title, put right by what it says later. */
const mistaken = (record: MarcRecord): MarcRecord => ({
  ...record,
  fields: [...without(record, '245').fields, data('245', '00', 'aNog te beschrijven')],
});

/** What four sources say of each record, each in the order in which it says it. */
const histories = (records: readonly MarcRecord[], [a, b, c, d]: readonly Source[]): Word[][] =>
  records.flatMap((record, n) => {
    const controlNumber = `${n}`;
    const say = (source: Source | undefined, ...said: (MarcRecord | undefined)[]): Word[][] =>
      source ? [said.map(one => ({ source, controlNumber, record: one }))] : [];
    return [
      ...say(a, record),
      ...say(b, mistaken(record), without(record, '020')),
      ...say(c, without(record, '020', '300', '260', '264')),
      ...say(d, record, undefined),
    ];
  });

/** Words come mixed, a few at a time; each record's own keep their order. */
async function bring(db: Db, stories: readonly Word[][], chance: Chance): Promise<void> {
  const queues = stories.map(story => [...story]);
  const turns = shuffled(
    chance,
    queues.flatMap((queue, i) => queue.map(() => i)),
  );
  let words = turns.flatMap(i => queues[i]?.shift() ?? []);
  while (words.length > 0) {
    const [first] = words;
    const batch: Word[] = [];
    for (const word of words.slice(0, 1 + under(chance, 6))) {
      const isTold = batch.some(({ controlNumber }) => controlNumber === word.controlNumber);
      if (word.source !== first?.source || isTold) break;
      batch.push(word);
    }
    words = words.slice(batch.length);
    const arrived = batch.map(({ controlNumber, record }) => ({ arrival: undefined, controlNumber, record }));
    await db.transaction(async tx => {
      if (first) await takeRecords(tx, first.source, arrived, '2026-01-05');
    });
  }
}

const divided = async (db: Db): Promise<string[]> =>
  (
    await db.many<{ together: string }>(sql`
      select string_agg(source || '/' || control_number, ' ' order by source, control_number) as together
        from catalogue.source_record
       where deleted_on is null
       group by edition
       order by 1`)
  ).map(({ together }) => together);

test('69: real records that four libraries describe, put right and delete stand together alike, whoever came first', {
  skip: existsSync(real) ? false : 'the conformance files are not beside the checkout',
}, async t => {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const sources = await db.transaction(async tx => {
    const kept: Source[] = [];
    for (const code of ['a', 'b', 'c', 'd'])
      kept.push(await keepSource(tx, { code, name: code, organisation: undefined, profile }));
    return kept;
  });
  const stories = histories((await readAll()).slice(0, 40), sources);
  const found: string[][] = [];
  for (const seed of [1, 2, 3]) {
    await bring(db, stories, seededChance(seed));
    found.push(await divided(db));
    await db.script(
      'truncate catalogue.source_record, catalogue.edition, catalogue.membership, catalogue.record_key, catalogue.redirect cascade',
    );
  }
  assert.deepEqual(found[1], found[0]);
  assert.deepEqual(found[2], found[0]);
  const joined = found[0]?.filter(together => together.includes(' ')).length ?? 0;
  assert.ok(joined > 20, `only ${joined} of 40 titles were recognised`);
});
