import { type BlockBody, type BlockKind, blockBody } from '../block.ts';

/** How a kind that Markdown lacks is typed: `::: name`, a field a line, rows as list items. */
interface Directive {
  readonly name: string;
  readonly kind: BlockKind;
  /** Property by the word that is typed before the colon. */
  readonly fields: Readonly<Record<string, string>>;
  /** How the items of the list become a property; `pair` is `left = {{figure}}`. */
  readonly rows?: { readonly property: string; readonly left?: string };
  /** Words after the name, with the value that each stands for. */
  readonly variants?: { readonly property: string; readonly values: Readonly<Record<string, string>> };
}

const directives: readonly Directive[] = [
  { name: 'cijfer', kind: 'key-figure', fields: { cijfer: 'figure', tekst: 'label' } },
  {
    name: 'grafiek',
    kind: 'chart',
    fields: { titel: 'title', beschrijving: 'description' },
    rows: { property: 'rows', left: 'label' },
    variants: { property: 'shape', values: { staven: 'bars', lijn: 'line' } },
  },
  {
    name: 'kaart',
    kind: 'map',
    fields: { titel: 'title', beschrijving: 'description' },
    rows: { property: 'rows', left: 'place' },
  },
  {
    name: 'foto',
    kind: 'photo',
    fields: { bestand: 'file', alt: 'alt', maker: 'credit', toestemming: 'consent', bijschrift: 'caption' },
  },
  {
    name: 'video',
    kind: 'video',
    fields: { titel: 'title', adres: 'href' },
    rows: { property: 'transcript' },
  },
  { name: 'gesprek', kind: 'turn', fields: { wie: 'speaker', tekst: 'text' } },
  { name: 'noot', kind: 'note', fields: { tekst: 'text' } },
  { name: 'kader', kind: 'callout', fields: { titel: 'title', tekst: 'text' } },
];

/** The words that may follow `:::`, for who writes. */
export const directiveNames = directives.map(({ name }) => name);

/** Reads the inside of `::: name …` up to `:::`; nothing when it is not sound. */
export function readDirective(head: string, lines: readonly string[]): BlockBody | undefined {
  const [name = '', variant = ''] = head.trim().split(/\s+/);
  const found = directives.find(one => one.name === name);
  if (!found) return undefined;
  const body: Record<string, unknown> = { kind: found.kind };
  if (found.variants) body[found.variants.property] = found.variants.values[variant];
  if (found.kind === 'photo') Object.assign(body, { file: '', alt: '', credit: '', consent: '' });
  const rows: unknown[] = [];
  for (const line of lines.map(text => text.trim()).filter(Boolean)) {
    const item = /^- (.*)$/.exec(line)?.[1];
    if (item !== undefined && found.rows) {
      const pair = /^(.*?)\s*=\s*\{\{([a-z0-9-]+)\}\}$/.exec(item);
      const { left } = found.rows;
      rows.push(left === undefined ? item : { [left]: pair?.[1], figure: pair?.[2] });
      continue;
    }
    const [, key = '', value = ''] = /^([a-z]+):\s*(.*)$/.exec(line) ?? [];
    const property = found.fields[key];
    if (property === undefined) return undefined;
    body[property] =
      found.kind === 'key-figure' && property === 'figure' ? value.replaceAll(/[{}]/g, '') : value;
  }
  if (found.rows) body[found.rows.property] = rows;
  const read = blockBody.safeParse(body);
  return read.success ? read.data : undefined;
}

/** A block of such a kind as it is typed; nothing for kinds that Markdown has. */
export function writeDirective(body: BlockBody): string | undefined {
  const found = directives.find(({ kind }) => kind === body.kind);
  if (!found) return undefined;
  const values = body as unknown as Readonly<Record<string, unknown>>;
  const { variants, rows } = found;
  const variant =
    variants && Object.entries(variants.values).find(([, value]) => value === values[variants.property])?.[0];
  const fields = Object.entries(found.fields).flatMap(([key, property]) =>
    values[property] === undefined ? [] : [`${key}: ${String(values[property])}`.trim()],
  );
  const items = rows ? (values[rows.property] as readonly (string | Record<string, string>)[]) : [];
  return [
    `::: ${found.name}${variant === undefined ? '' : ` ${variant}`}`,
    ...fields,
    ...items.map(item =>
      typeof item === 'string'
        ? `- ${item}`
        : `- ${item[rows?.left ?? ''] ?? ''} = {{${item['figure'] ?? ''}}}`,
    ),
    ':::',
  ].join('\n');
}
