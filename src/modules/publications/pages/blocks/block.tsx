import type { VNode } from 'preact';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { useWords } from '#web/language.ts';
import type { BlockBody, BlockKind, BodyOf } from '../../block.ts';
import { type ListItem, listItems } from '../../list-items.ts';
import type { FrozenBlock } from '../../publication.ts';
import { type Reading, sayText } from '../../reading.ts';
import { isTakeable, titleOf } from '../take-along/takeable.ts';
import { ChartView } from './chart.tsx';
import { MapView } from './map.tsx';
import { Number, Rich } from './rich.tsx';

const words = {
  nl: {
    here: 'Vaste link naar “{what}”',
    transcript: 'Wat er wordt gezegd',
    photo: 'Foto: {credit}',
    watch: 'Bekijk de video “{title}”',
    take: 'Deel dit',
    takeLabel: 'Deel dit: {what}',
  },
  en: {
    here: 'Permanent link to “{what}”',
    transcript: 'What is said',
    photo: 'Photo: {credit}',
    watch: 'Watch the video “{title}”',
    take: 'Share this',
    takeLabel: 'Share this: {what}',
  },
};

interface ViewProps<K extends BlockKind> {
  readonly block: FrozenBlock;
  readonly body: BodyOf<K>;
  readonly reading: Reading;
}

/** The address of a block, to take along. */
function Anchor({ id, what }: { readonly id: string; readonly what: string }) {
  const t = useWords(words);
  return (
    <a class="anchor" href={`#${id}`} aria-label={t('here', { what })}>
      #
    </a>
  );
}

/** Leads to how a part is taken along. */
function TakeAlong({ address, what }: { readonly address: string; readonly what: string }) {
  const t = useWords(words);
  return (
    <p class="take-along">
      <Link href={address} label={t('takeLabel', { what })}>
        {t('take')}
      </Link>
    </p>
  );
}

const onlyNumbers = /^\s*(\{\{[a-z0-9-]+\}\}|[-−+]?\d[\d.,]*\s*%?|\.|)\s*$/;

function TableView({ block, body, reading }: ViewProps<'table'>) {
  const { head, rows, caption } = body;
  const isNumeric = (column: number): boolean =>
    column > 0 && rows.every(cells => onlyNumbers.test(cells[column] ?? ''));
  return (
    <Table
      id={`${block.id}-t`}
      caption={sayText(reading.content, caption)}
      columns={head.map((name, column) => ({
        head: sayText(reading.content, name),
        cell: (cells: readonly string[]) => <Rich text={cells[column] ?? ''} reading={reading} />,
        numeric: isNumeric(column),
      }))}
      rows={rows}
    />
  );
}

function PhotoView({ block, body, reading }: ViewProps<'photo'>) {
  const t = useWords(words);
  return (
    <figure class="photo">
      <img
        src={`/publicaties/fotos/${body.file}`}
        alt={body.alt}
        width={block.size?.width}
        height={block.size?.height}
        loading="lazy"
      />
      <figcaption>
        {body.caption !== undefined && (
          <>
            <Rich text={body.caption} reading={reading} />{' '}
          </>
        )}
        {t('photo', { credit: body.credit })}
      </figcaption>
    </figure>
  );
}

function VideoView({ body, reading }: ViewProps<'video'>) {
  const t = useWords(words);
  return (
    <>
      <Paragraph>
        <Link href={body.href}>{t('watch', { title: body.title })}</Link>
      </Paragraph>
      <details class="definition">
        <summary>{t('transcript')}</summary>
        <div class="definition__text">
          {body.transcript.map(text => (
            <Paragraph key={text}>
              <Rich text={text} reading={reading} />
            </Paragraph>
          ))}
        </div>
      </details>
    </>
  );
}

interface ListProps {
  readonly items: readonly ListItem[];
  readonly ordered: boolean;
  readonly reading: Reading;
}

function List({ items, ordered, reading }: ListProps) {
  const inside = items.map(({ text, under }) => (
    <li key={text} class="utrecht-unordered-list__item">
      <Rich text={text} reading={reading} />
      {under.length > 0 && <List items={under} ordered={ordered} reading={reading} />}
    </li>
  ));
  return ordered ? <ol>{inside}</ol> : <ul class="utrecht-unordered-list">{inside}</ul>;
}

type Views = { readonly [K in BlockKind]: (props: ViewProps<K>) => VNode };

const views: Views = {
  heading: ({ block, body, reading }) => (
    <Heading level={reading.deeper && body.level === 3 ? 4 : reading.deeper ? 3 : body.level}>
      <Rich text={body.text} reading={reading} />{' '}
      <Anchor id={block.id} what={sayText(reading.content, body.text)} />
    </Heading>
  ),
  paragraph: ({ body, reading }) => (
    <Paragraph>
      <Rich text={body.text} reading={reading} />
    </Paragraph>
  ),
  list: ({ body, reading }) => (
    <List items={listItems(body)} ordered={body.ordered ?? false} reading={reading} />
  ),
  quote: ({ body, reading }) => (
    <blockquote class="quote">
      <Paragraph>
        <Rich text={body.text} reading={reading} />
      </Paragraph>
      <footer>{body.by}</footer>
    </blockquote>
  ),
  turn: ({ body, reading }) => (
    <div class="turn">
      <p class="turn__speaker">{body.speaker}</p>
      <Paragraph>
        <Rich text={body.text} reading={reading} />
      </Paragraph>
    </div>
  ),
  table: TableView,
  'key-figure': ({ body, reading }) => (
    <p class="key-figure">
      <span class="key-figure__number">
        <Number name={body.figure} reading={reading} />
      </span>{' '}
      <span>
        <Rich text={body.label} reading={reading} />
      </span>
    </p>
  ),
  chart: ({ block, body, reading }) => <ChartView id={`${block.id}-c`} body={body} reading={reading} />,
  map: ({ block, body, reading }) => (
    <MapView block={{ ...block, id: `${block.id}-m` }} body={body} reading={reading} />
  ),
  photo: PhotoView,
  video: VideoView,
  note: ({ body, reading }) => (
    <Paragraph look="small">
      <Rich text={body.text} reading={reading} />
    </Paragraph>
  ),
  callout: ({ body, reading }) => (
    <div class="callout">
      <p class="callout__title">{body.title}</p>
      <Paragraph>
        <Rich text={body.text} reading={reading} />
      </Paragraph>
    </div>
  ),
};

/** A published block, at the address that it keeps. */
export function BlockView({ block, reading }: { readonly block: FrozenBlock; readonly reading: Reading }) {
  const View = views[block.body.kind] as (props: {
    block: FrozenBlock;
    body: BlockBody;
    reading: Reading;
  }) => VNode;
  return (
    <>
      <div class={`block block--${block.body.kind}`} id={block.id}>
        <View block={block} body={block.body} reading={reading} />
      </div>
      {reading.parts !== undefined && isTakeable(block.body) && (
        <TakeAlong
          address={`${reading.parts}/meenemen/${block.id}`}
          what={titleOf(block.body, reading.content)}
        />
      )}
    </>
  );
}
