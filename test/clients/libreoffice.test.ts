import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readCsv } from '#web/csv.ts';
import { exportFormats } from '../../src/modules/statistics/exports/formats.ts';
import type { Observation } from '../../src/modules/statistics/exports/observation.ts';
import { libreOffice, unlessThere } from '../support/debian.ts';
import { said } from './client.ts';

const loans: Observation = {
  questionnaire: 'wsob-holdings',
  questionnaireVersion: 1,
  delivery: 3,
  place: 'gieten',
  year: 2025,
  cell: 'loans',
  value: 123_456.75,
  absence: null,
  status: 'registered',
  unit: 'uitleningen',
  definition: 'loans',
  definitionVersion: 1,
  item: 99,
  horizon: 1_234,
  person: 5,
  comment: '=1+1',
};
const unknown = { value: null, absence: 'unknown', status: 'estimated' } as const;
const visits: Observation = { ...loans, ...unknown, cell: 'visits', comment: 'één, "twee"\nregels' };

test('LibreOffice opens our workbook: every number and text comes out of it as it went in, and no text becomes a formula', {
  skip: unlessThere(libreOffice),
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-office-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const workbook = exportFormats.find(({ extension }) => extension === 'xlsx');
  assert.ok(workbook);
  writeFileSync(join(folder, 'levering.xlsx'), workbook.write([loans, visits]));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  // Comma, double quote, UTF-8, from the first line; values as they are and not as they look.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false';
  const file = join(folder, 'levering.xlsx');
  await said(libreOffice.path, [profile, '--headless', '--convert-to', filter, '--outdir', folder, file]);
  const [heads = [], ...lines] = readCsv(readFileSync(join(folder, 'levering.csv'), 'utf8'));
  const told = lines.map(line => Object.fromEntries(heads.map((head, n) => [head, line[n] ?? ''])));
  const meant = [loans, visits].map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
    ),
  );
  assert.deepEqual(told, meant);
});
