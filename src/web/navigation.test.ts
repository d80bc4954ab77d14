import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '../main.ts';
import { type MenuEntry, menuFor } from './navigation.tsx';
import { overviewNavigation } from './overview.tsx';

const items = [overviewNavigation, ...modules.flatMap(({ navigation }) => navigation ?? [])];

const menu = (...roles: string[]): MenuEntry[] => menuFor(items, new Set(roles), 'nl', '/balie/kassa');

const labels = (entries: readonly MenuEntry[]) => entries.map(({ label }) => label);

const everybody = ['Zoeken', 'Agenda', 'Bibliotheken', 'Mijn bibliotheek', 'Publicaties'];

test('a resident finds a handful of entries and no groups', () => {
  assert.deepEqual(labels(menu()), everybody);
});

test('whoever has one thing to do finds it without opening a group', () => {
  assert.deepEqual(labels(menu('driver')), [...everybody, 'Bus']);
  assert.deepEqual(labels(menu('cataloguer')), [...everybody, 'Catalogus']);
  assert.deepEqual(labels(menu('municipality')), [...everybody, 'Gemeenten']);
});

test('an administrator finds everything in seven groups, each entry once', () => {
  const all = menu('admin');
  assert.deepEqual(labels(all).slice(everybody.length), [
    'Balie',
    'Leden',
    'Programma',
    'Vervoer',
    'Collectie',
    'Cijfers',
    'Beheer',
  ]);
  const links = all.flatMap(entry => ('links' in entry ? entry.links : [entry])).map(({ href }) => href);
  assert.deepEqual(links.toSorted(), items.map(({ href }) => href).toSorted());
});

test('the group of the page that one looks at is known', () => {
  const current = menu('desk').flatMap(entry =>
    'links' in entry && entry.links.some(link => link.current) ? [entry.label] : [],
  );
  assert.deepEqual(current, ['Balie']);
});
