import { type Element, rolesOf, standardTypes } from '../../structure.ts';
import { nameOf, type PdfValue, textOf } from '../../value.ts';
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

/** An attribute of a cell (ISO 32000-1, 14.8.5.7); null when it has none. */
function attribute(cell: Element, { pdf }: UaFile, name: string): PdfValue {
  const given = pdf.entry(cell.dict, 'A');
  const lists: readonly PdfValue[] = Array.isArray(given) ? given : [given];
  return lists.map(one => pdf.entry(one, name)).find(value => value !== null) ?? null;
}

const rowsOf = (table: Element): Element[] =>
  table.kids.flatMap(kid => (kid.type === 'TR' ? [kid] : kid.kids.filter(({ type }) => type === 'TR')));

/** How many cells lie on each place of a table, by row and column, each as far as it spans. */
function gridOf(table: Element, file: UaFile): number[][] {
  const rows = rowsOf(table);
  const grid: number[][] = rows.map(() => []);
  for (const [top, { kids }] of rows.entries()) {
    let left = 0;
    for (const cell of kids) {
      while ((grid[top]?.[left] ?? 0) > 0) left += 1;
      const [wide, high] = ['ColSpan', 'RowSpan'].map(name => Number(attribute(cell, file, name) ?? 1));
      for (let row = top; row < top + (high ?? 1); row += 1) {
        const places = (grid[row] ??= []);
        for (let column = left; column < left + (wide ?? 1); column += 1)
          places[column] = (places[column] ?? 0) + 1;
      }
      left += wide ?? 1;
    }
  }
  return grid;
}

/** The addresses of the cells that a cell names as its heads. */
const headsOf = (cell: Element, file: UaFile): string[] => {
  const named = attribute(cell, file, 'Headers');
  return Array.isArray(named) ? named.map((one: PdfValue) => textOf(file.pdf.resolve(one)) ?? '') : [];
};

const level = ({ type }: Element): number | undefined => {
  const found = /^H([1-6])$/.exec(type ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Rules about the structure tree: types, lists, tables, headings, and words instead of pictures. */
export const structureRules: readonly UaRule[] = [
  each('7.1-5', 'each type stands for a standard type', undefined, ({ type }) => type !== undefined),
  each(
    '7.1-12',
    'each element leads to what it stands in',
    undefined,
    ({ dict }, { pdf }) => pdf.entry(dict, 'P') !== null,
  ),
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
    'a table holds rows, groups of rows and a caption alone',
    'Table',
    kidsAre(/^(TR|THead|TBody|TFoot|Caption)( (TR|THead|TBody|TFoot|Caption))*$/),
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
  each('7.2-15', 'no cell lies over another', 'Table', (table, file) =>
    gridOf(table, file)
      .flat()
      .every(cells => cells <= 1),
  ),
  each(
    '7.2-16',
    'the caption of a table stands first or last',
    'Table',
    table => !/ Caption /.test(kidsOf(table)),
  ),
  each('7.2-39', 'a table has one caption at most', 'Table', table => count(table, 'Caption') <= 1),
  each('7.2-41', 'no cell hangs below the last row', 'Table', (table, file) => {
    return gridOf(table, file).length === rowsOf(table).length;
  }),
  {
    ...each(
      '7.2-42',
      'all rows of a table are as wide',
      'Table',
      (table, file) => new Set(gridOf(table, file).map(({ length }) => length)).size <= 1,
    ),
    also: ['7.2-43'],
  },
  each('7.2-17', 'an item stands in a list', 'LI', parentIs('L')),
  each('7.2-18', 'the body of an item stands in an item', 'LBody', parentIs('LI')),
  each(
    '7.2-19',
    'a list holds items, lists and a caption alone',
    'L',
    kidsAre(/^(L|LI|Caption)( (L|LI|Caption))*$/),
  ),
  each('7.2-40', 'the caption of a list stands first', 'L', list => !/ Caption/.test(kidsOf(list))),
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
  each(
    '7.2-23',
    'what a shortcut stands for has a language',
    undefined,
    (element, file) => !element.dict.entries.has('E') || hasLanguage(element, file),
  ),
  each('7.2-26', 'a line of contents stands in a list of contents', 'TOCI', parentIs('TOC')),
  each(
    '7.2-27',
    'a list of contents holds lines of contents and a caption alone',
    'TOC',
    kidsAre(/^(TOC|TOCI|Caption)( (TOC|TOCI|Caption))*$/),
  ),
  each(
    '7.2-28',
    'the caption of a list of contents stands first',
    'TOC',
    list => !/ Caption/.test(kidsOf(list)),
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
    also: ['7.4.4-3'],
    says: 'headings have levels everywhere, or nowhere',
    check: ({ elements }) => {
      const plain = elements.filter(({ type }) => type === 'H');
      return plain.length > 0 && elements.some(one => level(one) !== undefined)
        ? ['headings with and without a level']
        : [];
    },
  },
  each('7.5-1', 'a head cell says whether it heads a row or a column', 'TH', (cell, file) =>
    ['Row', 'Column', 'Both'].includes(nameOf(attribute(cell, file, 'Scope')) ?? ''),
  ),
  {
    id: '7.5-2',
    says: 'a cell names as its heads cells that are there',
    check: file => {
      const known = new Set(file.elements.map(({ dict }) => textOf(file.pdf.entry(dict, 'ID'))));
      return file.elements.flatMap((cell, n) =>
        (cell.type === 'TD' || cell.type === 'TH') && headsOf(cell, file).some(head => !known.has(head))
          ? [`element ${n + 1} (${cell.called})`]
          : [],
      );
    },
  },
];
