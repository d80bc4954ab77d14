import { type Element, rolesOf, standardTypes } from '../../structure.ts';
import { nameOf, textOf } from '../../value.ts';
import { each, type UaFile, type UaRule } from '../rule.ts';

const alternative = ({ dict }: Element, { pdf }: UaFile): string =>
  textOf(pdf.entry(dict, 'Alt')) ?? textOf(pdf.entry(dict, 'ActualText')) ?? '';

const hasLanguage = (element: Element, { pdf, root }: UaFile): boolean => {
  for (let at: Element | undefined = element; at; at = at.parent)
    if (at.dict.entries.has('Lang')) return true;
  return pdf.entry(root, 'Lang') !== null;
};

const parentIs =
  (...types: readonly string[]) =>
  ({ parent }: Element): boolean =>
    types.includes(parent?.type ?? '');

const kidsOf = ({ kids }: Element): string => kids.map(({ type }) => type ?? '?').join(' ');

const kidsAre =
  (pattern: RegExp) =>
  (element: Element): boolean =>
    element.kids.length === 0 || pattern.test(kidsOf(element));

const count = ({ kids }: Element, type: string): number => kids.filter(kid => kid.type === type).length;

/** Cells as a reader steps through them, how many columns each row spans. */
function columnsOf(row: Element, { pdf }: UaFile): number {
  const span = (cell: Element): number => {
    const given = pdf.entry(cell.dict, 'A');
    const lists: readonly unknown[] = Array.isArray(given) ? given : [given];
    const spans = lists
      .map(one => pdf.entry(one as typeof given, 'ColSpan'))
      .filter(value => typeof value === 'number');
    return spans[0] ?? 1;
  };
  return row.kids.reduce((sum, cell) => sum + span(cell), 0);
}

const rowsOf = (table: Element): Element[] =>
  table.kids.flatMap(kid => (kid.type === 'TR' ? [kid] : kid.kids.filter(({ type }) => type === 'TR')));

const hasSpans = (table: Element, { pdf }: UaFile): boolean =>
  rowsOf(table).some(row =>
    row.kids.some(cell => {
      const given = pdf.entry(cell.dict, 'A');
      const lists: readonly unknown[] = Array.isArray(given) ? given : [given];
      return lists.some(one => Number(pdf.entry(one as typeof given, 'RowSpan') ?? 1) > 1);
    }),
  );

const scopeOf = (cell: Element, { pdf }: UaFile): string | undefined => {
  const given = pdf.entry(cell.dict, 'A');
  const lists: readonly unknown[] = Array.isArray(given) ? given : [given];
  return lists.map(one => nameOf(pdf.entry(one as typeof given, 'Scope'))).find(name => name !== undefined);
};

const level = ({ type }: Element): number | undefined => {
  const found = /^H([1-6])$/.exec(type ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Rules about the structure tree: types, lists, tables, headings, and words instead of pictures. */
export const structureRules: readonly UaRule[] = [
  each('7.1-5', 'each type stands for a standard type', undefined, ({ type }) => type !== undefined),
  {
    id: '7.1-6',
    says: 'no type stands for itself in a circle',
    check: ({ pdf }) => {
      const roles = rolesOf(pdf);
      return [...roles.keys()].filter(role => {
        const seen = new Set<string>();
        for (let at: string | undefined = role; at !== undefined; at = nameOf(roles.get(at) ?? null)) {
          if (seen.has(at)) return true;
          seen.add(at);
        }
        return false;
      });
    },
  },
  {
    id: '7.1-7',
    says: 'no standard type is given another meaning',
    check: ({ pdf }) => [...rolesOf(pdf).keys()].filter(role => standardTypes.has(role)),
  },
  each(
    '7.2-3',
    'a table holds rows or groups of rows, and a caption first or last',
    'Table',
    kidsAre(/^(Caption )?(TR|THead|TBody|TFoot)( (TR|THead|TBody|TFoot))*( Caption)?$|^Caption$/),
  ),
  each('7.2-4', 'a row stands in a table', 'TR', parentIs('Table', 'THead', 'TBody', 'TFoot')),
  each('7.2-5', 'a head of a table stands in a table', 'THead', parentIs('Table')),
  each('7.2-6', 'a body of a table stands in a table', 'TBody', parentIs('Table')),
  each('7.2-7', 'a foot of a table stands in a table', 'TFoot', parentIs('Table')),
  each('7.2-8', 'a head cell stands in a row', 'TH', parentIs('TR')),
  each('7.2-9', 'a cell stands in a row', 'TD', parentIs('TR')),
  each('7.2-10', 'a row holds cells alone', 'TR', kidsAre(/^(TH|TD)( (TH|TD))*$/)),
  each('7.2-11', 'a table has one head at most', 'Table', table => count(table, 'THead') <= 1),
  each('7.2-12', 'a table has one foot at most', 'Table', table => count(table, 'TFoot') <= 1),
  each(
    '7.2-13',
    'a table with a foot has a body',
    'Table',
    table => count(table, 'TFoot') === 0 || count(table, 'TBody') > 0,
  ),
  each(
    '7.2-14',
    'a table with a head has a body',
    'Table',
    table => count(table, 'THead') === 0 || count(table, 'TBody') > 0,
  ),
  each(
    '7.2-15',
    'all rows of a table are as wide',
    'Table',
    (table, file) =>
      hasSpans(table, file) || new Set(rowsOf(table).map(row => columnsOf(row, file))).size <= 1,
  ),
  each('7.2-17', 'an item stands in a list', 'LI', parentIs('L')),
  each('7.2-18', 'the body of an item stands in an item', 'LBody', parentIs('LI')),
  each('7.2-19', 'a list holds items or lists', 'L', kidsAre(/^(Caption )?(L|LI)( (L|LI))*$|^Caption$/)),
  each('7.2-20', 'an item holds its label and its body', 'LI', kidsAre(/^(Lbl|LBody)( (Lbl|LBody))*$/)),
  each(
    '7.2-21',
    'words that replace what stands there have a language',
    undefined,
    (element, file) => !element.dict.entries.has('ActualText') || hasLanguage(element, file),
  ),
  each(
    '7.2-22',
    'words beside a picture have a language',
    undefined,
    (element, file) => !element.dict.entries.has('Alt') || hasLanguage(element, file),
  ),
  each('7.2-26', 'a line of contents stands in a list of contents', 'TOCI', parentIs('TOC')),
  each(
    '7.2-27',
    'a list of contents holds lines of contents',
    'TOC',
    kidsAre(/^(Caption )?(TOC|TOCI)( (TOC|TOCI))*$|^Caption$/),
  ),
  each('7.2-36', 'a head of a table holds rows alone', 'THead', kidsAre(/^TR( TR)*$/)),
  each('7.2-37', 'a body of a table holds rows alone', 'TBody', kidsAre(/^TR( TR)*$/)),
  each('7.2-38', 'a foot of a table holds rows alone', 'TFoot', kidsAre(/^TR( TR)*$/)),
  each(
    '7.3-1',
    'a picture has words for who does not see it',
    'Figure',
    (element, file) => alternative(element, file) !== '',
  ),
  {
    id: '7.4.2-1',
    says: 'headings begin at the first level and skip none on the way down',
    check: ({ elements }) => {
      let last = 0;
      return elements.flatMap((element, n) => {
        const now = level(element);
        if (now === undefined) return [];
        const skips = now > last + 1;
        last = now;
        return skips ? [`heading ${n + 1} (${element.called})`] : [];
      });
    },
  },
  each(
    '7.4.4-1',
    'a part has one heading without a level at most',
    undefined,
    element => count(element, 'H') <= 1,
  ),
  {
    id: '7.4.4-2',
    says: 'headings have levels everywhere, or nowhere',
    check: ({ elements }) => {
      const plain = elements.filter(({ type }) => type === 'H');
      return plain.length > 0 && elements.some(one => level(one) !== undefined)
        ? ['headings with and without a level']
        : [];
    },
  },
  each('7.5-1', 'a head cell says whether it heads a row or a column', 'TH', (cell, file) =>
    ['Row', 'Column', 'Both'].includes(scopeOf(cell, file) ?? ''),
  ),
];
