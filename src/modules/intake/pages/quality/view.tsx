import type { VNode } from 'preact';
import { sayNumber } from '#web/amounts.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { remarkIn } from '../../remark.ts';
import type { Source } from '../../source.ts';
import type { Fault } from '../../store/quality.ts';
import { recordAddress } from '../address.ts';
import type { words } from './words.ts';

/** What is wrong or poor in records, the commonest first, and what other modules know of them. */
export const QualityView = ({
  above,
  name,
  sources,
  file,
  records,
  faulty,
  countedAt,
  faults,
  t,
  language,
  children,
}: {
  /** What the reader may open above this page. */
  readonly above: readonly { readonly label: string; readonly href: string }[];
  readonly name: string;
  readonly sources: readonly Source[];
  /** Address of all remarks as CSV. */
  readonly file: string;
  readonly records: number;
  readonly faulty: number;
  /** When all this was counted, in a sentence. */
  readonly countedAt: string | undefined;
  readonly faults: readonly Fault[];
  readonly t: TranslateOf<typeof words>;
  readonly language: Language;
  readonly children: VNode;
}) => (
  <>
    <Breadcrumb steps={[...above, { label: t('title', { name }) }]} />
    <Heading level={1}>{t('title', { name })}</Heading>
    <Paragraph look="lead">{t('lead', { records, faulty })}</Paragraph>
    {countedAt !== undefined && <Paragraph>{countedAt}</Paragraph>}
    {sources.length > 1 && (
      <Paragraph>
        {t('sourcesOf')}
        {sources.map(({ code, name: label }) => (
          <>
            {' '}
            <Link href={`/beheer/intake/bronnen/${code}/kwaliteit`}>{label}</Link>
          </>
        ))}
      </Paragraph>
    )}
    <Heading level={2}>{t('faults')}</Heading>
    {faults.length === 0 ? (
      <Paragraph>{t('none')}</Paragraph>
    ) : (
      <>
        <Table
          caption={t('faults')}
          captionHidden
          rows={faults}
          keyOf={({ code }) => code}
          columns={[
            { head: t('fault'), cell: ({ code }) => remarkIn(language, `${code}:…`) },
            { head: t('records'), numeric: true, cell: fault => sayNumber(fault.records, language) },
            {
              head: t('examples'),
              cell: ({ examples }) =>
                examples.map(({ source, controlNumber }) => (
                  <>
                    <Link href={recordAddress(source, controlNumber)}>{controlNumber}</Link>{' '}
                  </>
                )),
            },
          ]}
        />
        <Paragraph>
          <Link href={file}>{t('download')}</Link>
        </Paragraph>
      </>
    )}
    {children}
  </>
);
