import type { Day } from '#platform/day.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { remarkIn } from '../../remark.ts';
import type { Version } from '../../store/quality.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** What became of a version, in sentences. */
const sayFate = ({ reason, gone, warnings }: Version, t: T, language: Language): string =>
  reason === null
    ? [t(gone ? 'gone' : 'accepted'), ...warnings.map(code => remarkIn(language, code))].join(' ')
    : remarkIn(language, reason);

/** The history of a record. */
export const RecordView = ({
  number,
  versions,
  t,
  language,
}: {
  readonly number: string;
  readonly versions: readonly (Version & { readonly day: Day })[];
  readonly t: T;
  readonly language: Language;
}) => (
  <>
    <Breadcrumb
      steps={[{ label: t('deliveries'), href: '/beheer/intake' }, { label: t('title', { number }) }]}
    />
    <Heading level={1}>{t('title', { number })}</Heading>
    <Paragraph look="lead">{t('lead')}</Paragraph>
    <Table
      caption={t('lead')}
      captionHidden
      rows={versions}
      keyOf={({ arrival }) => arrival}
      columns={[
        { head: t('at'), cell: ({ day }) => sayShortDay(day, language) },
        {
          head: t('delivery'),
          cell: ({ delivery, name }) => <Link href={`/beheer/intake/${delivery}`}>{name}</Link>,
        },
        { head: t('by'), cell: ({ by }) => by },
        { head: t('state'), cell: version => sayFate(version, t, language) },
        {
          head: t('bytes'),
          cell: ({ arrival, size }) =>
            size > 0 && (
              <Link
                href={`/beheer/intake/bytes/${arrival}`}
                label={t('downloadThis', { size, version: String(arrival) })}
              >
                {t('download', { size })}
              </Link>
            ),
        },
      ]}
    />
  </>
);
