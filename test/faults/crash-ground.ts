import { join } from 'node:path';
import { importFile, keepSource, readProfile } from '#intake';
import { network } from '#network';
import { addMembers, addStaff, system } from '#people';
import type { Result } from '#platform/result.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { openGround } from '../../src/main.ts';
import { prepare } from '../../src/prepare.ts';
import { barcodeOf, writeMarc } from './marc-file.ts';
import type { Desk } from './device.ts';

export const branches = ['gieten', 'meppel'];
export const staff = { login: 'balie', password: 'verzonnen-wachtwoord' };
/** Desks in each branch, copies that each has for itself, copies that travel, copies that all share. */
const shape = { desks: 3, own: 30, away: 20, shared: 4 };
const titles = shape.desks * (shape.own + shape.away) + shape.shared;

const accepted = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
};

const range = (length: number, from = 0) => Array.from({ length }, (_, n) => from + n);

/** The desks of a branch, each with its own part of the shelf. */
function desksOf(unit: string, branch: number): Desk[] {
  const here = (n: number) => barcodeOf('S', n, branch);
  const elsewhere = (n: number) => barcodeOf('S', n, 1 - branch);
  const end = shape.desks * (shape.own + shape.away);
  return range(shape.desks).map(desk => {
    const first = desk * (shape.own + shape.away);
    return {
      unit,
      device: `scanner ${unit} ${desk}`,
      card: `9${branch}${desk}`,
      own: range(shape.own, first).map(here),
      away: range(shape.away, first + shape.own).map(elsewhere),
      shared: range(shape.shared, end).map(here),
    };
  });
}

/** Fills a data folder with Drenthe, a shelf in two branches, a member for each desk and somebody who works there. */
export async function layGround(data: string): Promise<Desk[]> {
  const settings = readSettings({ BINDWERK_DATA: data });
  const log = makeLog('silent');
  const ground = await openGround(settings, log);
  try {
    const { db } = ground;
    await prepare(db, settings, log);
    const place = await network(db);
    const at = new Date();
    const since = '2024-01-01';
    const path = join(data, 'shelf.mrc');
    writeMarc(path, 'S', titles, branches);
    const profile = await readProfile('marc21-852');
    const source = await db.transaction(tx =>
      keepSource(tx, { code: 'shelf', name: 'Shelf', organisation: undefined, profile }),
    );
    await importFile(db, { source, path, at });
    const desks = branches.flatMap(desksOf);
    const wishes = desks.map(({ unit, card }) => ({
      home: place.byCode(unit)?.id ?? 0,
      category: 'institution',
      givenName: 'Bedacht',
      familyName: `Voorbeeld ${card}`,
      birthDay: '1980-05-05' as const,
      since: since as '2024-01-01',
      card,
      by: system,
    }));
    await db.transaction(async tx => {
      (await addMembers(tx, wishes)).map(accepted);
      const roles = [{ role: 'desk', unit: place.province.id }] as const;
      accepted(await addStaff(tx, { name: 'Balie Bedacht', ...staff, roles, from: since, by: system }));
    });
    return desks;
  } finally {
    await ground.close();
  }
}
