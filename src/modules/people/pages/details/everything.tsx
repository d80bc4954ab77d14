import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Portion } from '../../questions.ts';
import { sayCode } from '../code-words.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

const say = (value: unknown, language: Language): string => {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean')
    return value ? { nl: 'ja', en: 'yes' }[language] : { nl: 'nee', en: 'no' }[language];
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 16).replace('T', ' ') : sayCode(text, language);
};

/** The download, to be read: a table of each kind. */
export const EverythingView = ({
  portions,
  language,
  t,
}: {
  readonly portions: readonly Portion[];
  readonly language: Language;
  readonly t: T;
}) => (
  <>
    <Breadcrumb steps={[{ label: t('title'), href: '/mijn/gegevens' }, { label: t('everything') }]} />
    <Heading level={1}>{t('everything')}</Heading>
    <Paragraph>
      <Link href="/mijn/gegevens/alles.json">{t('file')}</Link>
    </Paragraph>
    {portions.map(({ name, title, columns, rows }) => (
      <div key={name}>
        <Heading level={2}>{title[language]}</Heading>
        {rows.length === 0 ? <Paragraph>{t('nothing')}</Paragraph> : null}
        {rows.length === 1 ? (
          <DataList
            facts={Object.entries(columns).map(([column, word]) => ({
              term: word[language],
              value: say(rows[0]?.[column], language),
            }))}
          />
        ) : null}
        {rows.length > 1 ? (
          <Table
            id={`${name}-table`}
            caption={title[language]}
            captionHidden
            scrolls
            rows={rows}
            columns={Object.entries(columns).map(([column, word]) => ({
              head: word[language],
              cell: (row: Portion['rows'][number]) => say(row[column], language),
            }))}
          />
        ) : null}
      </div>
    ))}
  </>
);
