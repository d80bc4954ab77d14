import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asIso2709, asMarcXml, exportUnion, type TooLarge } from '#catalogue';
import { network } from '#network';
import { instantIn, parseDay } from '#platform/day.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';
import type { World } from '#web/plug.ts';
import { command, type Io } from './command.ts';

/** What was written. */
interface Exported {
  readonly records: number;
  readonly beside: number;
}

type Records = ReturnType<typeof exportUnion>;

async function* counted(records: Records, io: Io, tell: { records: number }): Records {
  for await (const record of records) {
    tell.records += 1;
    if (tell.records % 1_000 === 0) io.progress(`${tell.records} records`);
    yield record;
  }
}

const besideOf = (path: string): string => path.replace(/(\.[^./]+)?$/, '-beside.xml');

/** ISO 2709, and next to it a file of MARCXML with what ISO 2709 cannot hold, if there is any. */
async function writeMarc(records: Records, path: string, io: Io): Promise<number> {
  let beside: ReturnType<typeof createWriteStream> | undefined;
  let number = 0;
  const keep = async ({ record, refusal }: TooLarge) => {
    if (!beside) {
      beside = createWriteStream(besideOf(path));
      beside.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n',
      );
    }
    number += 1;
    const [id] = record.fields;
    io.err(
      `Record ${id && 'value' in id ? id.value : number}: ${refusal.code}; it stands in ${besideOf(path)}.`,
    );
    if (!beside.write(toMarcXml(record))) await once(beside, 'drain');
  };
  await pipeline(Readable.from(asIso2709(records, keep)), createWriteStream(path));
  if (beside) {
    beside.end('</collection>\n');
    await once(beside, 'finish');
  }
  return number;
}

async function exportTo(path: string, records: Records, io: Io): Promise<Exported> {
  const tell = { records: 0 };
  const all = counted(records, io, tell);
  const isXml = path.toLowerCase().endsWith('.xml');
  if (isXml) await pipeline(Readable.from(asMarcXml(all)), createWriteStream(path));
  const beside = isXml ? 0 : await writeMarc(all, path, io);
  return { records: tell.records, beside };
}

async function extentOf({ db }: World, code: string | undefined, since: string | undefined) {
  const place = await network(db);
  const unit = code === undefined ? undefined : place.byCode(code);
  if (code !== undefined && unit?.kind !== 'organisation')
    throw new Error(`There is no organisation with the code "${code}".`);
  const day = since === undefined ? undefined : parseDay(since);
  if (since !== undefined && !day) throw new Error(`"${since}" is no day; write it as 2026-01-31.`);
  return {
    organisation: unit?.id,
    since: day && instantIn(place.province.zone, day, '00:00'),
  };
}

/** Writes the union catalogue to a file. 0: all is in it; 1: some records stand in a file beside it. */
export const exportCommand = command({
  name: 'export',
  usage: 'export FILE.mrc|FILE.xml [--organisation CODE] [--since DAY] [--holdings inside|apart]',
  summary: 'writes the union catalogue as ISO 2709 or MARCXML',
  options: { organisation: { type: 'string' }, since: { type: 'string' }, holdings: { type: 'string' } },
  words: [1, 1],
  run: async ({ words: [path = ''], values }, io, means) => {
    if (!/\.(?:mrc|marc|xml)$/i.test(path))
      throw new Error('Name one file that ends in .mrc (ISO 2709) or .xml (MARCXML).');
    const world = await means.world();
    const extent = await extentOf(world, values.organisation, values.since);
    const holdings = values.holdings ?? 'inside';
    if (holdings !== 'inside' && holdings !== 'apart')
      throw new Error(
        `Say --holdings inside (copies in their title's record) or apart (records of their own).`,
      );
    const exported = await exportTo(path, exportUnion(world.db, { ...extent, holdings }), io);
    io.out(
      io.json
        ? JSON.stringify({ path, ...exported })
        : `${exported.records - exported.beside} records in ${path}${exported.beside > 0 ? `, ${exported.beside} in ${besideOf(path)}` : ''}`,
    );
    return exported.beside > 0 ? 1 : 0;
  },
});
