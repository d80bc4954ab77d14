import type { DublinCore } from '#standards/dublin-core/write-dc.ts';
import type { Edition, Material } from '../edition.ts';

/** DCMI Type Vocabulary. */
const types: Readonly<Record<Material, string>> = {
  book: 'Text',
  'large-print': 'Text',
  audiobook: 'Sound',
  dvd: 'MovingImage',
  magazine: 'Text',
  game: 'InteractiveResource',
  music: 'Sound',
  map: 'Image',
  score: 'Image',
  online: 'InteractiveResource',
  object: 'PhysicalObject',
  other: 'PhysicalObject',
};

/** An edition in the fifteen elements of Dublin Core; `address` is that of its page. */
export function dublinCore(edition: Edition, address: string): DublinCore {
  const {
    title,
    subtitle,
    authors,
    subjects,
    genre,
    summary,
    publisher,
    year,
    isbns,
    language,
    series,
    part,
  } = edition;
  const [creator, ...contributors] = authors;
  const said: readonly (readonly [DublinCore[number][0], string | undefined])[] = [
    ['title', subtitle === undefined ? title : `${title} : ${subtitle}`],
    ['creator', creator],
    ...subjects.map(subject => ['subject', subject] as const),
    ['subject', genre],
    ['description', summary],
    ['publisher', publisher],
    ...contributors.map(name => ['contributor', name] as const),
    ['date', year === undefined ? undefined : String(year)],
    ['type', types[edition.material]],
    ['format', edition.material],
    ['identifier', address],
    ...isbns.map(isbn => ['identifier', `urn:isbn:${isbn}`] as const),
    ['language', language],
    ['relation', series === undefined ? undefined : part === undefined ? series : `${series} ; ${part}`],
  ];
  return said.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}
