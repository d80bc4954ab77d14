import { type BlockBody, textsOf } from '../block.ts';
import type { Draft, DraftBlock } from '../publication.ts';

/** A part in which the year of the report before stands where that of this one belongs, and how it would read. */
export interface RaisedYears {
  readonly chapter: string;
  readonly block: string;
  readonly version: number;
  readonly body: BlockBody;
  /** Each text that would change, before and after. */
  readonly texts: readonly { readonly before: string; readonly after: string }[];
}

const years = /\b(?:19|20)\d{2}\b/g;

/** The year that a publication is about: the only one in its title. */
export function yearOf({ title }: Pick<Draft, 'title'>): number | undefined {
  const found = new Set(title.match(years));
  const [only] = found;
  return found.size === 1 ? Number(only) : undefined;
}

/** What says that a year is a day, a border or a piece of a range: such years stay what they are. */
const fixed =
  'sinds|vanaf|tot|tot en met|na|voor|uit|since|from|until|till|after|before|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october';
const compared = 'dan in|tegen|tegenover|vergeleken met|ten opzichte van|than in|against|compared with';

const plainly = (year: number) =>
  new RegExp(
    String.raw`(?<!\p{L}|\d|[.,/–-]\s?|\b(?:${fixed})\s)${year}(?!\d|[.,]\d|\s?[/–-]\s?\d|-\p{L})`,
    'giu',
  );
const beside = (year: number) => new RegExp(String.raw`(?<=\b(?:${compared})\s)${year}(?!\d|[.,]\d)`, 'gi');

/** Figures and addresses of links are no text. */
const apart = /(\{\{[^}]*\}\}|\]\([^)]*\))/;

/** Raises the year in running text, and with it the year before where it is compared with that. */
function inText(text: string, year: number): string {
  const pieces = text.split(apart);
  const raise = (pattern: RegExp, from: number, list: readonly string[]) =>
    list.map((piece, n) => (n % 2 === 1 ? piece : piece.replaceAll(pattern, String(from + 1))));
  const raised = raise(plainly(year), year, pieces);
  if (raised.join('') === text) return text;
  // in this order, or the year before would be raised twice
  return raise(beside(year - 1), year - 1, raised).join('');
}

/** A heading of a column or a row that is a year alone goes along with the figures under it. */
const asLabel = (text: string): string => (/^(?:19|20)\d{2}$/.test(text) ? String(Number(text) + 1) : text);

/** The fields of a block that people read; the others name figures, places and files. */
const read: ReadonlySet<string> = new Set([
  'text',
  'items',
  'caption',
  'head',
  'rows',
  'title',
  'description',
  'label',
]);

function everyText(value: unknown, say: (text: string) => string): unknown {
  if (typeof value === 'string') return say(value);
  if (Array.isArray(value)) return value.map(one => everyText(one, say));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [key, read.has(key) ? everyText(inside, say) : inside]),
  );
}

function raised({ body }: DraftBlock, year: number): BlockBody {
  const hasFigures = textsOf(body).some(text => text.includes('{{'));
  return everyText(body, text => {
    const label = hasFigures ? asLabel(text) : text;
    return label === text ? inText(text, year) : label;
  }) as BlockBody;
}

/**
 * Parts that were taken over from the report of `year`, and nobody has changed since, in which that year plainly is the year of the
 * report. Days, ranges and “since 2019” are left alone.
 */
export const raisedYears = ({ chapters }: Pick<Draft, 'chapters'>, year: number): RaisedYears[] =>
  chapters.flatMap(({ slug, blocks }) =>
    blocks.flatMap((block): RaisedYears[] => {
      if (block.version > 1) return [];
      const body = raised(block, year);
      const after = textsOf(body);
      const texts = textsOf(block.body).flatMap((before, n) => {
        const now = after[n] ?? before;
        return now === before ? [] : [{ before, after: now }];
      });
      return texts.length === 0
        ? []
        : [{ chapter: slug, block: block.id, version: block.version, body, texts }];
    }),
  );
