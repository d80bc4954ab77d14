import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  chromium,
  libreOffice,
  libreOfficeWriter,
  paperTools,
  unlessThere,
} from '../../../../test/support/debian.ts';
import { added, f1, judge, labelledReports } from '../../../../test/support/reports/labelled.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { readPaper } from './read-paper.ts';

const skip = canTypeset
  ? unlessThere(chromium, libreOffice, libreOfficeWriter, ...paperTools)
  : 'there is no typesetter for this machine';

test('of ten reports by three producers headings, lists, tables and notes are found, and running heads are left out', {
  skip,
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-labelled-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const judged: { tagged: boolean; found: ReturnType<typeof judge> }[] = [];
  for (const labelled of await labelledReports(folder)) {
    const read = await readPaper({ path: labelled.path, name: labelled.report.title });
    assert.ok(read.ok, labelled.name);
    const found = judge(labelled, read.value);
    const said = Object.entries(found).map(([kind, one]) => `${kind} ${one.right} of ${one.there}`);
    t.diagnostic(`${labelled.name}: ${said.join(', ')}`);
    judged.push({ tagged: labelled.setting.tagged, found });
  }
  const of = (kind: keyof ReturnType<typeof judge>, tagged: boolean): number =>
    f1(added(judged.filter(one => one.tagged === tagged).map(({ found }) => found[kind])));
  assert.ok(of('headings', true) >= 0.9, `headings of tagged files: ${of('headings', true)}`);
  assert.ok(of('headings', false) >= 0.75, `headings of others: ${of('headings', false)}`);
  for (const kind of ['items', 'rows', 'notes', 'order'] as const)
    for (const tagged of [true, false])
      assert.ok(of(kind, tagged) >= 0.9, `${kind}, ${tagged ? '' : 'not '}tagged: ${of(kind, tagged)}`);
  assert.ok(Math.min(of('heads', true), of('heads', false)) >= 0.99, 'running heads');
});
