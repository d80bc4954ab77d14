import assert from 'node:assert/strict';
import { test } from 'node:test';
import { system } from '#people';
import { seededChance } from '#platform/chance.ts';
import { openSession } from '#platform/session.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { winter } from '../../../../test/support/desk.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { publishTinyReport } from '../../../../test/support/report.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { readWritten, startPublications } from '../index.ts';
import { textsOf } from '../block.ts';
import { publicationsModule } from '../module.ts';
import type { Draft } from '../publication.ts';
import { readDraft } from '../store/draft.ts';
import { nextYear } from './next-year.ts';
import { raisedYears } from './raise-years.ts';

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
        owner: 'Pia',
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
        owner: 'Pia',
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

test('a year is raised where it plainly is that of the report; days, ranges and “since” stay, and so does what somebody changed', () => {
  const block = (id: string, body: object, version = 1) => ({ id, version, body });
  const proposed = (body: object) =>
    raisedYears(
      { chapters: [{ id: 1, slug: 'c', title: 'C', blocks: [block('b', body)] }] } as never,
      2025,
    )[0]?.body;
  const text = (said: string) => {
    const body = proposed({ kind: 'paragraph', text: said });
    return body?.kind === 'paragraph' ? body.text : undefined;
  };
  assert.equal(text('In 2025 kwamen {{visits-2025}} mensen.'), 'In 2026 kwamen {{visits-2025}} mensen.');
  assert.equal(text('In 2025 meer dan in 2024.'), 'In 2026 meer dan in 2025.');
  assert.equal(text('Ons jaar 2025: lees [meer](/jaar/2025).'), 'Ons jaar 2026: lees [meer](/jaar/2025).');
  for (const stays of [
    'Sinds 2025 zijn wij open.',
    'Op 1 januari 2025 begon het.',
    'Het plan voor 2025-2028 en dat van 2024/2025.',
    'In 2019 was het feest.',
    'Het waren er 2025,5 en 12.025.',
    'Meer dan in 2024.',
  ])
    assert.equal(text(stays), undefined, stays);
  assert.deepEqual(
    proposed({
      kind: 'table',
      caption: 'Groei',
      head: ['Plaats', '2024', '2025'],
      rows: [['Upham', '{{a}}', '{{b}}']],
    }),
    {
      kind: 'table',
      caption: 'Groei',
      head: ['Plaats', '2025', '2026'],
      rows: [['Upham', '{{a}}', '{{b}}']],
    },
    'heads go along with the figures under them',
  );
  assert.deepEqual(
    proposed({
      kind: 'chart',
      title: 'Bezoek',
      description: 'Meer.',
      shape: 'line',
      rows: [{ label: '2025', figure: 'y-2025' }],
    }),
    {
      kind: 'chart',
      title: 'Bezoek',
      description: 'Meer.',
      shape: 'line',
      rows: [{ label: '2026', figure: 'y-2025' }],
    },
  );
  const changed = block('b', { kind: 'paragraph', text: 'In 2025.' }, 2);
  assert.deepEqual(
    raisedYears({ chapters: [{ id: 1, slug: 'c', title: 'C', blocks: [changed] }] } as never, 2025),
    [],
  );
});

test('years of last year’s report are shown to be ticked; only what is ticked changes, and it can be put back', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const world = aWorld(db, [publicationsModule]);
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  const roles = [{ role: 'poi', unit: units.tinyland.id }];
  const viewer = { account: 1, name: 'Pia Provincie', member: undefined, staff: 1, roles };
  const session = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), seededChance(2)));
  const written = readWritten(
    JSON.stringify({
      slug: 'jaarverslag-2025',
      title: 'Jaarverslag 2025',
      summary: 'Het jaar.',
      language: 'nl',
      chapters: [
        {
          slug: 'terugblik',
          title: 'Terugblik',
          owner: 'Gerda',
          blocks: [
            { kind: 'paragraph', text: 'In 2025 was het druk.' },
            { kind: 'paragraph', text: 'In 2025 werd de beuk geplant.' },
            { kind: 'paragraph', text: 'Sinds 2025 is er koffie.' },
          ],
        },
      ],
      tokens: {},
    }),
    {},
  );
  const at = winter('2026-02-02T10:00');
  await db.transaction(tx => startPublications(tx, [{ written, owner: units.tinyland.id, at, by: system }]));
  const ask = (method: 'GET' | 'POST', url: string, fields: Record<string, string> = {}) =>
    app.inject({
      method,
      url,
      cookies: { session },
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      ...(method === 'POST' && { payload: new URLSearchParams(fields).toString() }),
    });
  await ask('POST', '/poi/publicaties/jaarverslag-2025/volgend-jaar');
  const home = '/poi/publicaties/jaarverslag-2026';
  const texts = async () =>
    ((await readDraft(db, 'jaarverslag-2026'))?.chapters ?? []).flatMap(({ blocks }) =>
      blocks.flatMap(({ body }) => textsOf(body)),
    );
  const before = ['In 2025 was het druk.', 'In 2025 werd de beuk geplant.', 'Sinds 2025 is er koffie.'];
  assert.deepEqual(await texts(), before, 'nothing is raised unasked');
  assert.equal(
    (await readDraft(db, 'jaarverslag-2026'))?.chapters[0]?.owner,
    'Gerda',
    'who writes it still does',
  );
  const page = (await ask('GET', home)).payload;
  assert.match(page, /In 2025 was het druk\. → In 2026 was het druk\./);
  assert.doesNotMatch(page, /Sinds 2026/);
  const [first = ''] = [...page.matchAll(/name="(jaar-b-[0-9a-f]+)"/g)].map(([, name]) => name);
  await ask('POST', `${home}/jaartallen`, { [first]: '1' });
  assert.deepEqual(await texts(), ['In 2026 was het druk.', ...before.slice(1)]);
  const after = (await ask('GET', home)).payload;
  assert.doesNotMatch(after, /was het druk\. → /, 'what was decided is not asked again');
  assert.match(after, /werd de beuk geplant\. → /);
  await ask('POST', `${home}/terugblik/stuk/${first.slice('jaar-'.length)}`, { doe: 'terug' });
  assert.deepEqual(await texts(), before);
  assert.doesNotMatch((await ask('GET', '/poi/publicaties/jaarverslag-2025')).payload, /beuk geplant\. → /);
});
