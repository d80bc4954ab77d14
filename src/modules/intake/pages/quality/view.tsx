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

/** What is wrong or poor in a source's records, the commonest first, and what other modules know of them. */
export const QualityView = ({
  source,
  records,
  faulty,
  faults,
  t,
  language,
  children,
}: {
  readonly source: Source;
  readonly records: number;
  readonly faulty: number;
  readonly faults: readonly Fault[];
  readonly t: TranslateOf<typeof words>;
  readonly language: Language;
  readonly children: VNode;
}) => (
  <>
    <Breadcrumb
      steps={[
        { label: t('deliveries'), href: '/beheer/intake' },
        { label: t('sources'), href: '/beheer/intake/bronnen' },
        { label: source.name, href: `/beheer/intake/bronnen/${source.code}` },
        { label: t('title', { name: source.name }) },
      ]}
    />
    <Heading level={1}>{t('title', { name: source.name })}</Heading>
    <Paragraph look="lead">{t('lead', { records, faulty })}</Paragraph>
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
                examples.map(number => (
                  <>
                    <Link href={recordAddress(source.id, number)}>{number}</Link>{' '}
                  </>
                )),
            },
          ]}
        />
        <Paragraph>
          <Link href={`/beheer/intake/bronnen/${source.code}/kwaliteit.csv`}>{t('download')}</Link>
        </Paragraph>
      </>
    )}
    {children}
  </>
);
