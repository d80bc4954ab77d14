import { sayNumber } from '#web/amounts.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Column, Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { remarkIn } from '../../remark.ts';
import type { Report } from '../../report.ts';
import type { Remark } from '../../store/arrival.ts';
import { failureIn } from '../../failure.ts';
import { sayState } from '../deliveries/view.tsx';
import { recordAddress } from '../address.ts';
import { Question, TakeBack } from './decide.tsx';
import type { words as listWords } from '../deliveries/words.ts';
import type { words } from './words.ts';

export interface DeliveryProps {
  readonly report: Report;
  readonly most: number;
  readonly t: TranslateOf<typeof words>;
  readonly list: TranslateOf<typeof listWords>;
  readonly language: Language;
}

/** The first bytes as they can be shown: what is not plain ASCII becomes a dot. */
const readable = (head: Buffer): string =>
  head
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '·')
    .slice(0, 48);

const linked = (id: number | null, t: DeliveryProps['t']) =>
  id === null ? null : <Link href={`/beheer/intake/${id}`}>{t('delivery', { id: String(id) })}</Link>;

const counts = ['read', 'accepted', 'changed', 'gone', 'unchanged', 'refused', 'warned', 'missing'] as const;
type Count = (typeof counts)[number];

/** That there is none of these is no news. */
const seldom: ReadonlySet<Count> = new Set(['changed', 'gone', 'unchanged', 'missing']);

function Summary({ report: { delivery }, t, list, language }: DeliveryProps) {
  const count = (key: Count) => ({
    term: list(key),
    value: sayNumber(delivery[key], language),
  });
  return (
    <DataList
      facts={[
        { term: list('state'), value: sayState(delivery, list, language) },
        {
          term: t('failure'),
          value: delivery.failure === null ? null : failureIn(language, delivery.failure),
        },
        { term: t('way'), value: t(delivery.way) },
        { term: t('by'), value: delivery.by },
        { term: t('repeats'), value: linked(delivery.repeats, t) },
        { term: t('undoes'), value: linked(delivery.undoes, t) },
        { term: t('size'), value: t('bytes', { bytes: sayNumber(delivery.size, language) }) },
        ...counts.filter(key => delivery[key] > 0 || !seldom.has(key)).map(count),
      ]}
    />
  );
}

const More = ({
  remarks,
  name,
  most,
  t,
  report,
}: DeliveryProps & { remarks: readonly Remark[]; name: string }) => {
  const last = remarks.at(-1);
  return remarks.length < most || !last ? null : (
    <Paragraph>
      <Link href={`/beheer/intake/${report.delivery.id}?na=${last.place}#${name}`}>
        {t('more', { most })}
      </Link>
    </Paragraph>
  );
};

/** One delivery: how it went, what was set aside and why, what was taken with a remark. */
export function DeliveryView(props: DeliveryProps) {
  const { report, t, language } = props;
  const place: Column<Remark> = { head: t('place'), cell: ({ place: at }) => sayNumber(at, language) };
  const number: Column<Remark> = {
    head: t('number'),
    cell: ({ controlNumber }) =>
      controlNumber === null ? null : (
        <Link href={recordAddress(report.delivery.source, controlNumber)}>{controlNumber}</Link>
      ),
  };
  return (
    <>
      <Breadcrumb steps={[{ label: t('all'), href: '/beheer/intake' }, { label: report.delivery.name }]} />
      <Heading level={1}>{report.delivery.name}</Heading>
      <Paragraph look="lead">
        {t('lead', { read: report.delivery.read, accepted: report.delivery.accepted })}{' '}
        {t('leadRest', {
          refused: report.delivery.refused,
          warned: report.delivery.warned,
          unchanged: report.delivery.unchanged,
        })}
      </Paragraph>
      <Question {...props} />
      <Summary {...props} />
      <Paragraph>
        <Link href={`/beheer/intake/${report.delivery.id}/verslag.csv`}>{t('downloadCsv')}</Link>{' '}
        <Link href={`/beheer/intake/${report.delivery.id}/verslag.json`}>{t('downloadJson')}</Link>
      </Paragraph>
      <Heading level={2} id="refused">
        {t('refused')}
      </Heading>
      <Paragraph>{t(report.refused.length === 0 ? 'noneRefused' : 'refusedHelp')}</Paragraph>
      {report.refused.length > 0 && (
        <Table
          id="refused-list"
          caption={t('refused')}
          captionHidden
          rows={report.refused}
          keyOf={({ arrival }) => arrival}
          columns={[
            place,
            { head: t('start'), numeric: true, cell: ({ start }) => sayNumber(start, language) },
            { head: t('reason'), cell: ({ reason }) => remarkIn(language, reason ?? '') },
            { head: t('head'), cell: ({ head }) => <code>{readable(head)}</code> },
            {
              head: t('download'),
              cell: ({ arrival, place: at }) => (
                <Link href={`/beheer/intake/bytes/${arrival}`} label={t('downloadThis', { place: at })}>
                  {t('download')}
                </Link>
              ),
            },
          ]}
        />
      )}
      <More {...props} remarks={report.refused} name="refused" />
      {report.warned.length > 0 && (
        <>
          <Heading level={2} id="warned">
            {t('warned')}
          </Heading>
          <Table
            id="warned-list"
            caption={t('warned')}
            captionHidden
            rows={report.warned}
            keyOf={({ arrival }) => arrival}
            columns={[
              place,
              number,
              {
                head: t('remarks'),
                cell: ({ warnings }) => warnings.map(remark => remarkIn(language, remark)).join(' '),
              },
            ]}
          />
          <More {...props} remarks={report.warned} name="warned" />
        </>
      )}
      <TakeBack {...props} />
    </>
  );
}
