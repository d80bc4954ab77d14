import type { PageContent } from '../../page-content.ts';
import { isDict, nameOf, textOf, type PdfValue } from '../../value.ts';
import type { UaFile, UaRule } from '../rule.ts';

const isArtifact = ({ tag }: { readonly tag: string }): boolean => tag === 'Artifact';

type Opened = PageContent['marks'][number];

const isSaid = (file: UaFile, marks: readonly Opened['mark'][]): boolean =>
  file.pdf.entry(file.root, 'Lang') !== null || marks.some(({ says }) => says.has('Lang'));

const opened = (id: string, says: string, holds: (one: Opened, file: UaFile) => boolean): UaRule => ({
  id,
  says,
  check: file =>
    file.content.marks.flatMap(one =>
      holds(one, file) ? [] : [`page ${one.page}, ${one.mark.tag} ${one.mark.mcid ?? ''}`],
    ),
});

/** The pieces of pages that the structure tree names, as `page number/piece`. */
function named({ elements, pdf }: UaFile): Map<string, number> {
  const numbers = new Map(pdf.pages.map(({ entries }, n) => [entries, n + 1]));
  const found = new Map<string, number>();
  for (const { pieces } of elements)
    for (const { page, mcid } of pieces) {
      const dict: PdfValue = pdf.resolve(page);
      const key = `${isDict(dict) ? (numbers.get(dict.entries) ?? 0) : 0}/${mcid}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  return found;
}

/** Rules about what pages draw, and about links. */
export const contentRules: readonly UaRule[] = [
  opened(
    '7.1-1',
    'nothing that is left out of reading stands inside what is read',
    ({ mark, around }) => !isArtifact(mark) || around.every(one => isArtifact(one) || one.mcid === undefined),
  ),
  opened(
    '7.1-2',
    'nothing that is read stands inside what is left out of reading',
    ({ mark, around }) => mark.mcid === undefined || !around.some(isArtifact),
  ),
  {
    id: '7.1-3',
    says: 'everything drawn is in the structure tree or marked as left out of reading',
    check: file => {
      const known = named(file);
      return file.content.drawn.flatMap(({ page, operator, marks }) =>
        marks.some(mark => isArtifact(mark) || (mark.mcid !== undefined && known.has(`${page}/${mark.mcid}`)))
          ? []
          : [`page ${page}, ${operator}`],
      );
    },
  },
  {
    id: 'ISO 32000-1, 14.7.4.2',
    says: 'each piece of a page stands in the tree once, and each that the tree names is drawn',
    check: file => {
      const drawn = new Set(file.content.marks.map(({ page, mark }) => `${page}/${mark.mcid ?? ''}`));
      return [...named(file)].flatMap(([key, times]) => (times > 1 || !drawn.has(key) ? [key] : []));
    },
  },
  ...[
    ['7.2-30', 'ActualText', 'words that replace a piece of a page have'],
    ['7.2-31', 'Alt', 'words beside a piece of a page have'],
    ['7.2-32', 'E', 'what a shortcut on a page stands for has'],
  ].map(([id = '', key = '', what = '']) =>
    opened(
      id,
      `${what} a language`,
      ({ mark, around }, file) => !mark.says.has(key) || isSaid(file, [mark, ...around]),
    ),
  ),
  {
    id: '7.2-34',
    says: 'everything that is read has a language',
    check: file =>
      file.content.drawn.flatMap(({ page, text, marks }) =>
        !text || marks.some(isArtifact) || isSaid(file, marks) ? [] : [`page ${page}`],
      ),
  },
  {
    id: '7.20-2',
    says: 'a drawing that holds pieces of the structure is drawn once',
    check: ({ content }) => {
      const times = Map.groupBy(
        content.forms.filter(({ hasPieces }) => hasPieces),
        ({ entries }) => entries,
      );
      return [...times.values()].flatMap(drawn => (drawn.length > 1 ? [`page ${drawn[1]?.page}`] : []));
    },
  },
  {
    id: '7.18.3-1',
    says: 'the keyboard goes through links in the order of the structure',
    check: ({ pdf }) =>
      pdf.pages.flatMap((page, n) => {
        const annotations = pdf.entry(page, 'Annots');
        const has = Array.isArray(annotations) && annotations.length > 0;
        return !has || nameOf(pdf.entry(page, 'Tabs')) === 'S' ? [] : [`page ${n + 1}`];
      }),
  },
  {
    id: '7.18.5-1',
    says: 'a link stands in the structure tree as a link',
    check: ({ annotations, elements, pdf }) => {
      const links = new Set<unknown>(
        elements.flatMap(({ type, objects }) =>
          type === 'Link' ? objects.map(one => (isDict(one) ? one.entries : undefined)) : [],
        ),
      );
      return annotations.flatMap(({ page, dict }) =>
        nameOf(pdf.entry(dict, 'Subtype')) !== 'Link' || links.has(dict.entries) ? [] : [`page ${page}`],
      );
    },
  },
  {
    id: '7.18.5-2',
    says: 'a link says where it leads',
    check: ({ annotations, pdf }) =>
      annotations.flatMap(({ page, dict }) =>
        nameOf(pdf.entry(dict, 'Subtype')) !== 'Link' || (textOf(pdf.entry(dict, 'Contents')) ?? '') !== ''
          ? []
          : [`page ${page}`],
      ),
  },
  {
    id: '7.2-24',
    says: 'what a link says has a language',
    check: ({ annotations, pdf, root }) =>
      annotations.flatMap(({ page, dict }) =>
        !dict.entries.has('Contents') || dict.entries.has('Lang') || pdf.entry(root, 'Lang') !== null
          ? []
          : [`page ${page}`],
      ),
  },
];
