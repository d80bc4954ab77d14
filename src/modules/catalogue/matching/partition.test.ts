import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identify } from './identify.ts';
import { agrees, judge } from './judge.ts';
import { likeness } from './likeness.ts';
import { type Member, partition, type Said } from './partition.ts';
import { keysOf, type Traits } from './traits.ts';

const traits = (changes: Partial<Traits> = {}): Traits => ({
  title: 'de veerpont',
  wholeTitle: 'de veerpont',
  authors: ['vera verzonnen'],
  family: 'verzonnen',
  ownScript: undefined,
  year: 2019,
  years: [2019],
  material: 'book',
  part: undefined,
  seriesNumber: undefined,
  printing: undefined,
  language: 'dut',
  publisher: undefined,
  pages: undefined,
  isbns: ['9780306406157'],
  numbers: [],
  ...changes,
  ...(changes.year !== undefined && { years: [changes.year] }),
});

const same = (ours: Partial<Traits>, theirs: Partial<Traits>): boolean => {
  const forth = judge(traits(ours), traits(theirs));
  assert.deepEqual(judge(traits(theirs), traits(ours)), forth, 'a judgement has no direction');
  return agrees(forth);
};

const unnumbered = { isbns: [] };

test('a shared number is not enough when the title is another: publishers use numbers twice', () => {
  assert.ok(same({}, { year: undefined, authors: [] }));
  assert.ok(!same({}, { title: 'kookboek', wholeTitle: 'kookboek' }));
});

test('without a number on one side, title, author and year will do, a year off by one when the rest agrees', () => {
  assert.ok(same(unnumbered, {}));
  assert.ok(same(unnumbered, { year: 2020 }));
  assert.ok(!same(unnumbered, { year: 2021 }));
  assert.ok(!same(unnumbered, { authors: ['an ander'] }));
  assert.ok(!same(unnumbered, { title: 'de brug', wholeTitle: 'de brug' }));
});

test('two numbers that differ are two editions', () => {
  assert.ok(!same({}, { isbns: ['9789000000005'] }));
});

test('initials stand for first names; two people of one family are not one', () => {
  const by = (name: string) => ({ ...unnumbered, authors: [name], family: 'bakker' });
  assert.ok(same(by('bakker heather'), by('bakker h j')));
  assert.ok(same(by('bakker martin'), by('bakker c m')));
  assert.ok(same(by('bakker martin'), by('bakker')));
  assert.ok(!same(by('bakker martin'), by('bakker heather')));
  assert.ok(!same(by('bakker martin'), by('bakker j')));
});

test('of two subtitles that each say something else, one is not the other; a shorter or misspelt one may be', () => {
  const whole = (wholeTitle: string) => ({
    ...unnumbered,
    title: 'het dorp',
    wholeTitle,
    year: 2019,
    authors: [],
  });
  const told = 'het dorp een onderzoek naar wonen bij het veen';
  assert.ok(
    same({ ...whole(told), isbns: ['9780306406157'] }, { ...whole('het dorp'), isbns: ['9780306406157'] }),
  );
  const weight = (ours: string, theirs: string) => judge(traits(whole(ours)), traits(whole(theirs))).weight;
  assert.equal(weight(told, 'het dorp een onderzook naar wonen'), weight(told, told));
  assert.ok(weight(told, 'het dorp een onderzoek naar wonen aan zee') < weight(told, told));
});

test('a part is not the set, though they share the number of the set', () => {
  assert.ok(!same({}, { part: '1' }));
});

test('two publishers of one year are two editions; names in two scripts cannot be compared', () => {
  const from = (publisher: string) => ({ ...unnumbered, publisher });
  assert.ok(same(from('de brug'), from('uitgeverij de brug')));
  assert.ok(!same(from('de brug'), from('veenland')));
  assert.ok(same(from('de brug'), from('мост')));
});

test('what says that it is the second printing is not the one of years before that says nothing', () => {
  assert.ok(!same({ year: 2001, printing: 2 }, { year: 1999 }));
  assert.ok(same({ year: 2001, printing: 2 }, { year: 2001 }));
});

test('large print, a recording, a translation and another part are never the same, even with one number', () => {
  for (const other of [{ material: 'large-print' }, { material: 'audiobook' }, { language: 'eng' }] as const)
    assert.ok(!same({}, other));
  assert.ok(!same({ part: '1' }, { part: '2' }));
  assert.ok(same({ part: '2' }, { part: '2' }));
});

test('initials, another order of names and a missing subtitle are one library’s way of writing', () => {
  assert.ok(same(unnumbered, { authors: ['v verzonnen'] }));
  assert.ok(same({ wholeTitle: 'de veerpont roman over een rivier' }, {}));
});

test('a reissue of many years later without numbers is another edition', () => {
  assert.ok(!same(unnumbered, { isbns: [], year: 1999 }));
});

test('what may be one edition shares a key', () => {
  const some = fc.record({
    year: fc.integer({ min: 1950, max: 1954 }),
    authors: fc.constantFrom(['vera verzonnen'], ['v verzonnen'], []),
    isbns: fc.constantFrom([], ['9780306406157']),
    title: fc.constantFrom('de veerpont van vroeger', 'de veerpont'),
  });
  fc.assert(
    fc.property(some, some, (a, b) => {
      const [ours, theirs] = [traits({ ...a, wholeTitle: a.title }), traits({ ...b, wholeTitle: b.title })];
      if (a.title !== b.title || !agrees(judge(ours, theirs))) return;
      // A short title is found by its author; without one it hangs on a number.
      if (a.title === 'de veerpont' && (a.authors.length === 0 || b.authors.length === 0)) return;
      assert.ok(keysOf(ours).some(key => keysOf(theirs).includes(key)));
    }),
  );
});

test('likeness is 1 for the same, 0 for nothing in common, and a slip costs little', () => {
  assert.equal(likeness('veerpont', 'veerpont'), 1);
  assert.equal(likeness('aaa', 'bbb'), 0);
  assert.ok(likeness('de ontdekking van de hemel', 'de ontdeking van de hemel') > 0.9);
});

const member = (record: number, source: number, changes: Partial<Traits>): Member => ({
  record,
  source,
  controlNumber: `n${record}`,
  traits: traits(changes),
});

const setsOf = (members: readonly Member[], said: readonly Said[] = []): string[] =>
  partition(members, said)
    .map(({ members: own }) =>
      own
        .map(({ record }) => record)
        .toSorted((a, b) => a - b)
        .join(' '),
    )
    .toSorted();

test('a record without a number does not join two bindings that have their own', () => {
  const [hard, bare, soft] = [
    member(1, 1, { isbns: ['9780306406157'] }),
    member(2, 2, unnumbered),
    member(3, 3, { isbns: ['9789000000005'] }),
  ];
  assert.deepEqual(setsOf([hard, bare, soft]), ['1 2', '3']);
});

test('a person’s word outranks the clues both ways, and never joins two records of one source', () => {
  const [a, b, c] = [
    member(1, 1, {}),
    member(2, 2, {}),
    member(3, 1, { title: 'de brug', wholeTitle: 'de brug' }),
  ];
  assert.deepEqual(setsOf([a, b, c]), ['1 2', '3']);
  assert.deepEqual(setsOf([a, b, c], [{ a: 1, b: 2, together: false }]), ['1', '2', '3']);
  assert.deepEqual(setsOf([a, b, c], [{ a: 1, b: 3, together: true }]), ['1 2', '3']);
  assert.deepEqual(
    setsOf(
      [a, b, c],
      [
        { a: 1, b: 2, together: false },
        { a: 2, b: 3, together: true },
      ],
    ),
    ['1', '2 3'],
  );
});

const anyMember = fc
  .record({
    source: fc.integer({ min: 1, max: 4 }),
    year: fc.option(fc.integer({ min: 2018, max: 2021 }), { nil: undefined }),
    isbns: fc.subarray(['9780306406157', '9789000000005', '9789000000012'], { maxLength: 2 }),
    title: fc.constantFrom('de veerpont', 'de veerpond', 'het veer van vroeger'),
    authors: fc.constantFrom(['vera verzonnen'], ['v verzonnen'], ['an ander'], []),
    part: fc.constantFrom(undefined, '1', '2'),
    material: fc.constantFrom('book', 'large-print'),
  })
  .map(({ source, ...changes }) => ({ source, changes: { ...changes, wholeTitle: changes.title } }));

test('the groups hang on the records, not on the order in which they come', () => {
  fc.assert(
    fc.property(
      fc.array(anyMember, { maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.boolean()), { maxLength: 3 }),
      fc.infiniteStream(fc.nat()),
      (list, pairs, chance) => {
        const members = list.map(({ source, changes }, i) => member(i, source, changes as Partial<Traits>));
        const said = [
          ...new Map(
            pairs.map(([a, b, together]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, { a, b, together }]),
          ).values(),
        ].filter(({ a, b }) => a !== b);
        const shuffled = members
          .map(one => ({ one, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const sets = setsOf(members, said);
        assert.deepEqual(setsOf(shuffled, said.toReversed()), sets);
        for (const { members: own } of partition(members, said))
          assert.equal(
            new Set(own.map(({ source }) => source)).size,
            own.length,
            'two records of one source',
          );
      },
    ),
    { numRuns: 400 },
  );
});

test('a group goes on as the edition of most of its records, and each number is given once', () => {
  const at = (edition: number | undefined, news = false) => ({ edition, once: [], leads: false, news });
  assert.deepEqual(identify([[at(3), at(3), at(undefined)], [at(3)]]), [3, undefined]);
  assert.deepEqual(identify([[at(5), at(4)]]), [4]);
  assert.deepEqual(identify([[at(undefined)]]), [undefined]);
  assert.deepEqual(identify([[at(3, true)], [at(3)]]), [undefined, 3]);
});

test('what came along when two were joined takes its own number back when they part', () => {
  const at = (edition: number, ...once: number[]) => ({ edition, once, leads: false, news: false });
  assert.deepEqual(identify([[at(7, 9), at(7, 9)], [at(7)]]), [9, 7]);
  assert.deepEqual(identify([[at(7, 9), at(7)]]), [7]);
});
