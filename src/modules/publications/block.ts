import { z } from 'zod';

/** Text with figures and a little emphasis: see `inline.ts`. */
const text = z.string().min(1).max(4_000);
const line = z.string().min(1).max(300);
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const heading = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(2), z.literal(3)]),
  text: line,
});
const paragraph = z.strictObject({ kind: z.literal('paragraph'), text });
const list = z
  .strictObject({
    kind: z.literal('list'),
    ordered: z.boolean().optional(),
    items: z.array(text).nonempty().max(40),
    /** How deep each item lies, 0 for the list itself; left out when all do. */
    levels: z.array(z.union([z.literal(0), z.literal(1), z.literal(2)])).optional(),
  })
  .refine(
    ({ items, levels }) =>
      levels === undefined ||
      (levels.length === items.length && levels.every((level, n) => level <= (levels[n - 1] ?? -1) + 1)),
    'each item lies one deeper than the one before it at most',
  );
/** Publishing is refused while nobody is named. */
const quote = z.strictObject({ kind: z.literal('quote'), text, by: z.string().max(300) });
/** One turn of an interview. */
const turn = z.strictObject({ kind: z.literal('turn'), speaker: line, text });
const table = z
  .strictObject({
    kind: z.literal('table'),
    caption: line,
    head: z.array(line).nonempty().max(12),
    /** The first cell names its row. */
    rows: z
      .array(z.array(z.string().max(1_000)).nonempty())
      .nonempty()
      .max(60),
  })
  .refine(
    ({ head, rows }) => rows.every(row => row.length === head.length),
    'each row has a cell for each head',
  );
/** One number set large. */
const keyFigure = z.strictObject({ kind: z.literal('key-figure'), figure: name, label: text });
const row = z.strictObject({ label: line, figure: name });
const chart = z.strictObject({
  kind: z.literal('chart'),
  title: line,
  /** What the picture says, for who does not see it. */
  description: text,
  shape: z.enum(['bars', 'line']),
  rows: z.array(row).nonempty().max(40),
});
const map = z.strictObject({
  kind: z.literal('map'),
  title: line,
  description: text,
  /** Places by their code, each with its figure. */
  rows: z
    .array(z.strictObject({ place: z.string(), figure: name }))
    .nonempty()
    .max(80),
});
const photo = z.strictObject({
  kind: z.literal('photo'),
  /** SHA-256 of the file. */
  file: z.string(),
  alt: z.string(),
  credit: z.string(),
  /** How we know that who is on it agrees; or that nobody can be recognised. */
  consent: z.string(),
  caption: z.string().optional(),
});
const video = z.strictObject({
  kind: z.literal('video'),
  title: line,
  href: z.string().regex(/^(https:\/\/|\/)/),
  transcript: z.array(text).nonempty(),
});
const note = z.strictObject({ kind: z.literal('note'), text });
const callout = z.strictObject({ kind: z.literal('callout'), title: line, text });

export const blockBody = z.discriminatedUnion('kind', [
  heading,
  paragraph,
  list,
  quote,
  turn,
  table,
  keyFigure,
  chart,
  map,
  photo,
  video,
  note,
  callout,
]);

/** What a block says, as its author wrote it. */
export type BlockBody = z.infer<typeof blockBody>;
export type BlockKind = BlockBody['kind'];
export type BodyOf<K extends BlockKind> = Extract<BlockBody, { kind: K }>;

/** A block with the address that it keeps for ever. */
export interface Block {
  readonly id: string;
  readonly body: BlockBody;
}

type Reading = { readonly [K in BlockKind]: (body: BodyOf<K>) => readonly string[] };

const figureMark = (figure: string): string => `{{${figure}}}`;

/** Everything of a block that somebody reads, in reading order. */
const reading: Reading = {
  heading: body => [body.text],
  paragraph: body => [body.text],
  list: body => body.items,
  quote: body => [body.text, body.by],
  turn: body => [body.speaker, body.text],
  table: body => [body.caption, ...body.head, ...body.rows.flat()],
  'key-figure': body => [figureMark(body.figure), body.label],
  chart: body => [
    body.title,
    body.description,
    ...body.rows.flatMap(({ label, figure }) => [label, figureMark(figure)]),
  ],
  map: body => [body.title, body.description, ...body.rows.map(({ figure }) => figureMark(figure))],
  photo: body => [body.alt, ...(body.caption === undefined ? [] : [body.caption]), body.credit],
  video: body => [body.title, ...body.transcript],
  note: body => [body.text],
  callout: body => [body.title, body.text],
};

/** The texts of a block in reading order, figures still by name. */
export const textsOf = (body: BlockBody): readonly string[] =>
  (reading[body.kind] as (body: BlockBody) => readonly string[])(body);
