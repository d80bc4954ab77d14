import { parseIsbn } from '#standards/isbn/isbn.ts';
import { audiences, type Description, materials, type TitleLink } from '../../edition.ts';
import type { shortWords } from './short-words.ts';

type Form = Readonly<Record<string, string | undefined>>;

/** What is wrong with a field of the short form. */
export interface ShortFault {
  readonly field: string;
  readonly text: keyof (typeof shortWords)['nl'];
}

/** Languages that are offered: ISO 639-2/B. */
export const languageCodes = [
  'dut',
  'fry',
  'nds',
  'eng',
  'ger',
  'fre',
  'ara',
  'tur',
  'pol',
  'ukr',
  'zxx',
] as const;

const linesIn = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map(line => line.trim())
    .filter(Boolean);

const level = /^(?:AVI[\s-]*)?(start|plus|[ME][3-7])$/i;

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** The description that a short form holds, or what is wrong with it. */
export function readShort(form: Form): Description | readonly ShortFault[] {
  const text = (name: string): string => (form[name] ?? '').trim();
  const title = text('titel').replaceAll(/\s+/g, ' ');
  const [year, pages, isbn, link, avi] = ['jaar', 'bladzijden', 'isbn', 'adres', 'niveau'].map(text);
  const parsed = parseIsbn(isbn ?? '');
  const faults: ShortFault[] = [];
  const fault = (field: string, why: ShortFault['text'], isWrong: boolean) => {
    if (isWrong) faults.push({ field, text: why });
  };
  fault('titel', 'noTitle', title === '');
  fault('jaar', 'badYear', !/^(?:\d{4})?$/.test(year ?? ''));
  fault('bladzijden', 'badPages', !/^\d{0,5}$/.test(pages ?? ''));
  fault('isbn', 'badIsbn', isbn !== '' && parsed === undefined);
  fault('niveau', 'badLevel', avi !== '' && !level.test(avi ?? ''));
  fault('adres', 'badLink', link !== '' && !/^https?:\/\/\S+$/.test(link ?? ''));
  if (faults.length > 0) return faults;
  const material = materials.find(one => one === text('soort')) ?? 'book';
  const language = languageCodes.find(one => one === text('taal'));
  const kind: TitleLink['kind'] = material === 'online' ? 'itself' : 'related';
  return {
    title,
    subtitle: orNothing(text('ondertitel')),
    authors: linesIn(text('maker')),
    year: year ? Number(year) : undefined,
    years: year ? [Number(year)] : [],
    language,
    languages: language ? [language] : [],
    originalLanguage: undefined,
    material,
    audience: audiences.find(one => one === text('wie')) ?? 'adult',
    level: avi ? `AVI ${level.exec(avi)?.[1] ?? ''}` : undefined,
    subjects: linesIn(text('onderwerpen')),
    genre: undefined,
    series: orNothing(text('serie')),
    part: undefined,
    volume: undefined,
    volumeName: undefined,
    seriesNumber: orNothing(text('deel')),
    statement: undefined,
    publisher: orNothing(text('uitgever')),
    pages: pages ? Number(pages) : undefined,
    summary: orNothing(text('samenvatting')?.replaceAll(/\s+/g, ' ')),
    contents: linesIn(text('inhoud')),
    links: link ? [{ href: link, kind }] : [],
    isbns: parsed ? [parsed] : [],
    identifiers: [],
    sortTitle: title,
  };
}
