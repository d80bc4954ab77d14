import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const columns = [
  'title',
  'subtitle',
  'author',
  'year',
  'language',
  'material',
  'audience',
  'level',
  'subjects',
  'genre',
  'series',
  'part',
  'original',
] as const;

type Title = Readonly<Record<(typeof columns)[number], string>>;

const known: Readonly<Record<string, ReadonlySet<string>>> = {
  language: words(
    'nld eng deu fra fry spa ita por pol tur ukr rus ara fas swe dan nor fin isl ces hun ron bul ell jpn kor zho pap srn nds lat',
  ),
  material: words('book large-print audiobook dvd magazine game'),
  audience: words('adult youth child baby'),
  level: new Set(['', ...words('START M3 E3 M4 E4 M5 E5 M6 E6 M7 E7 PLUS')]),
};

const folder = import.meta.dirname;
const files = readdirSync(folder)
  .filter(name => name.endsWith('.tsv'))
  .map(name => ({ name, lines: readFileSync(`${folder}/${name}`, 'utf8').replace(/\n$/, '').split('\n') }));
const adult = titlesOf('adult.tsv');
const youth = titlesOf('youth.tsv');
const all = files.flatMap(({ name }) => titlesOf(name));

test('there are enough titles that a visitor knows', () => {
  assert.ok(distinct(adult) >= 900, `${distinct(adult)} titles for adults`);
  if (youth.length > 0) assert.ok(distinct(all) >= 1500, `${distinct(all)} titles in all`);
});

test('every line has the thirteen columns that the first line names, and no stray spaces', () => {
  for (const { name, lines } of files) {
    assert.deepEqual(lines[0]?.split('\t'), [...columns], name);
    const wrong = lines.filter(line => {
      const cells = line.split('\t');
      return cells.length !== columns.length || cells.some(cell => cell !== cell.trim().replace(/\s+/g, ' '));
    });
    assert.deepEqual(wrong, [], name);
  }
});

test('a title stands in the list once in each form and language', () => {
  const seen = new Set<string>();
  const twice = all.filter(title => {
    const key = [title.title, title.author, title.material, title.language].join('\t').toLowerCase();
    return seen.size === seen.add(key).size;
  });
  assert.deepEqual(twice, []);
});

test('language, form, audience and reading level are words that the catalogue knows', () => {
  const unknown = all.flatMap(title =>
    columns.flatMap(column =>
      known[column]?.has(title[column]) === false ? [`${title.title}: ${column} ${title[column]}`] : [],
    ),
  );
  assert.deepEqual(unknown, []);
});

test('the list for adults holds nothing for children, and a reading level is for children only', () => {
  assert.deepEqual(
    adult.filter(title => title.audience !== 'adult'),
    [],
  );
  assert.deepEqual(
    youth.filter(title => title.audience === 'adult'),
    [],
  );
  assert.deepEqual(
    all.filter(title => title.audience === 'adult' && title.level !== ''),
    [],
  );
});

test('every title has a name, a year in which it can have appeared, a genre and one to three subjects', () => {
  assert.deepEqual(all.filter(title => !isComplete(title)).map(shown), []);
});

test('no audio book is older than sound recordings, and no film older than film', () => {
  const oldest: Readonly<Record<string, number>> = { audiobook: 1930, 'large-print': 1960, dvd: 1895 };
  assert.deepEqual(all.filter(title => Number(title.year) < (oldest[title.material] ?? 0)).map(shown), []);
});

test('a person stands under the family name, and the titles of one author stand together', () => {
  const misfiled = all.filter(({ author }) =>
    /^(van|von|de|den|der|het|ten|ter|'t|le|la) |,$|^,/.test(author),
  );
  assert.deepEqual(misfiled.map(shown), []);
  for (const { name } of files) {
    const authors = titlesOf(name).map(title => title.author);
    const starts = authors.filter((author, at) => author !== authors[at - 1]);
    assert.equal(starts.length, new Set(starts).size, name);
  }
});

test('a part is a number in a series', () => {
  const loose = all.filter(({ series, part }) => part !== '' && (series === '' || !/^\d+$/.test(part)));
  assert.deepEqual(loose.map(shown), []);
});

test('no line holds an ISBN', () => {
  const numbered = files.flatMap(({ lines }) => lines.filter(line => /97[89][- ]?(\d[- ]?){9}\d/.test(line)));
  assert.deepEqual(numbered, []);
});

test('titles that make searching hard are among them', () => {
  const quirks: Readonly<Record<string, (title: Title) => boolean>> = {
    'two letters or fewer': ({ title }) => title.length <= 2,
    'begins with a figure': ({ title }) => /^\d/.test(title),
    'begins with an article': ({ title }) => /^(De|Het|Een|'t) /.test(title),
    'letters with marks': ({ title }) => title.normalize('NFD') !== title,
    'another alphabet': ({ title }) => /[\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(title),
    'the same words, another work': ({ title, author, material }) =>
      adult.some(other => other.title === title && other.author !== author && other.material === material),
  };
  for (const [quirk, has] of Object.entries(quirks)) assert.ok(adult.some(has), quirk);
});

function titlesOf(name: string): readonly Title[] {
  const lines = files.find(file => file.name === name)?.lines.slice(1) ?? [];
  return lines.map(line => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Title;
  });
}

function isComplete({ title, year, genre, subjects }: Title): boolean {
  const headings = subjects.split('|');
  const named = title !== '' && genre !== '' && headings.every(heading => heading !== '');
  return (
    named && headings.length <= 3 && /^\d{4}$/.test(year) && Number(year) >= 1300 && Number(year) <= 2026
  );
}

function distinct(titles: readonly Title[]): number {
  return new Set(titles.map(({ title, author }) => `${title}\t${author}`)).size;
}

function shown({ title, author, year, part, subjects }: Title): string {
  return [author, title, year, part, subjects].join(' · ');
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
