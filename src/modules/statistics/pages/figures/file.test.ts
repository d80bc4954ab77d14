import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record } from '#ledger';
import { testDatabase } from '../../../../../test/support/database.ts';
import { aNetwork } from '../../../../../test/support/network.ts';
import { figure } from '../../figure.ts';
import { loadDefinitions } from '../../load-definitions.ts';
import { monthOf } from '../../period.ts';
import { figuresFile } from './file.ts';

const march = monthOf('2025-03-01');

test('every figure of a file can be computed again from its own line', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const { id: unit, organisation, municipality } = units.north;
  const at = new Date('2025-03-05T10:00:00Z');
  const loan = { kind: 'loan', at, day: '2025-03-05' as const, unit, organisation, municipality };
  const write = (amount: number) =>
    db.transaction(async tx => {
      await loadDefinitions(tx);
      await record(tx, { items: [{ ...loan, material: 'book', amount }] });
    });
  await write(1234);
  const [head = '', ...lines] = (await Array.fromAsync(figuresFile(db, march))).map(line => line.trimEnd());
  await write(5);
  assert.ok(
    lines.some(line => line.startsWith('BINDWERK:FIGURES(1.0),loans,1,upham,_T,2025-03,1234,P,loans,')),
  );
  const names = head.split(',');
  const places = new Map(Object.values(units).map(({ id, code }) => [code, id]));
  for (const line of lines) {
    const cells = line.split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const again = await figure(db, {
      definition: cell('INDICATOR'),
      version: Number(cell('VERSION')),
      scope: places.get(cell('REF_AREA')) ?? 0,
      period: march,
      position: {
        item: Number(cell('ITEM_POSITION')),
        horizon: Number(cell('HORIZON')),
        person: Number(cell('PERSON_POSITION')),
      },
    });
    const part = again.parts.find(found => found.part === cell('PART'));
    const value = cell('PART') === '_T' ? again.value : part?.value;
    assert.equal(cell('OBS_VALUE'), value === undefined ? '' : String(value), line);
  }
});
