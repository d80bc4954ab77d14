import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import { openSession } from '#platform/session.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { winter } from '../../../../test/support/desk.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { publishTinyReport } from '../../../../test/support/report.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { publicationsModule } from '../module.ts';
import type { Draft } from '../publication.ts';
import { readDraft } from '../store/draft.ts';
import { nextYear } from './next-year.ts';

test('the year after begins with the same structure: each number a year on, and nothing that people said or agreed to that year', () => {
  const block = (body: object) => ({ id: 'b', version: 1, body });
  const draft = {
    slug: 'jaarbericht-2025',
    title: 'Jaarbericht 2025',
    summary: 'Wat 2025 bracht, na 2024.',
    language: 'nl',
    open: true,
    chapters: [
      {
        slug: 'cijfers-kort',
        title: 'Cijfers van 2025',
        blocks: [
          block({ kind: 'paragraph', text: 'Er waren {{now}} bezoeken, {{more}} meer.' }),
          block({ kind: 'quote', text: 'Fijn!', by: 'Pia' }),
          block({ kind: 'photo', file: 'f', alt: 'a', credit: 'b', consent: 'ja' }),
        ],
      },
    ],
    tokens: new Map([
      [
        'now',
        { from: 'ledger', definition: 'visits', version: 1, period: '2025', vintage: '2026-02-01T00:00:00Z' },
      ],
      ['before', { from: 'ledger', definition: 'visits', period: '2024-03' }],
      ['more', { from: 'others', how: 'difference', of: ['now', 'before'], unit: 'keer', label: 'Meer' }],
      ['paper', { from: 'printed', series: 'leden', year: 2024 }],
    ]),
  } as unknown as Draft;
  assert.deepEqual(nextYear(draft), {
    slug: 'jaarbericht-2026',
    title: 'Jaarbericht 2026',
    summary: 'Wat 2026 bracht, na 2025.',
    language: 'nl',
    open: true,
    chapters: [
      {
        slug: 'cijfers-kort',
        title: 'Cijfers van 2026',
        blocks: [{ kind: 'paragraph', text: 'Er waren {{now}} bezoeken, {{more}} meer.' }],
      },
    ],
    tokens: {
      now: { from: 'ledger', definition: 'visits', period: '2026' },
      before: { from: 'ledger', definition: 'visits', period: '2025-03' },
      more: { from: 'others', how: 'difference', of: ['now', 'before'], unit: 'keer', label: 'Meer' },
      paper: { from: 'printed', series: 'leden', year: 2025 },
    },
  });
});

test('on the page of a publication the year after is begun once; asked again it says that it is there already', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  await publishTinyReport(db, units, winter('2026-02-02T10:00'));
  const world = aWorld(db, [publicationsModule]);
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  const roles = [{ role: 'poi', unit: units.tinyland.id }];
  const viewer = { account: 1, name: 'Pia Provincie', member: undefined, staff: 1, roles };
  const session = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), seededChance(2)));
  const begin = () =>
    app.inject({
      method: 'POST',
      url: '/poi/publicaties/verslag-tinyland/volgend-jaar',
      cookies: { session },
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    });
  const first = await begin();
  assert.equal(first.headers.location, '/poi/publicaties/verslag-tinyland-volgend-jaar');
  const [old, fresh] = [
    await readDraft(db, 'verslag-tinyland'),
    await readDraft(db, 'verslag-tinyland-volgend-jaar'),
  ];
  assert.deepEqual(
    fresh?.chapters.map(({ slug }) => slug),
    old?.chapters.map(({ slug }) => slug),
  );
  assert.equal(fresh?.current, undefined, 'nothing is published by it');
  const again = await begin();
  assert.equal(again.headers.location, '/poi/publicaties/verslag-tinyland');
});
