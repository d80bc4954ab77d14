import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import { sayEuros } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { agreementsOn } from '../../agreements.ts';
import type { Clearing, PairMonth } from '../../clearing.ts';
import { namesOf, sayTerms } from './say-terms.ts';
import { words } from './words.ts';

export interface LendingProps {
  readonly year: number;
  readonly years: readonly number[];
  readonly months: readonly PairMonth[];
  readonly clearing: Clearing;
  readonly place: Network;
  readonly today: Day;
  readonly language: Language;
  /** Staff may have the list of requests, and the office changes agreements. */
  readonly may: { readonly list: boolean; readonly change: boolean };
}

type Part = LendingProps & { readonly t: TranslateOf<typeof words> };

const Agreements = ({ place, today, language, may, t }: Part) => {
  const held = agreementsOn(place, today);
  return (
    <section>
      <Heading level={2}>{t('agreements')}</Heading>
      {held.length === 0 ? (
        <Paragraph>{t('noAgreements')}</Paragraph>
      ) : (
        <Table
          id="agreements-list"
          caption={t('agreements')}
          captionHidden
          rows={held}
          keyOf={({ written }) => written.id}
          columns={[
            { head: t('parties'), cell: ({ written }) => namesOf(written.parties, place) },
            { head: t('says'), cell: ({ terms }) => sayTerms(terms, place, language).join(' ') },
            { head: t('since'), cell: ({ written }) => sayFullDay(written.from, language) },
            {
              head: t('until'),
              cell: ({ written: { until } }) =>
                until === undefined ? t('open') : sayFullDay(until, language),
            },
          ]}
        />
      )}
      {may.change && (
        <Paragraph>
          <Link href="/poi/afspraken">{t('change')}</Link>
        </Paragraph>
      )}
    </section>
  );
};

const Balance = ({ months, place, t }: Part) => {
  const sum = (of: (row: PairMonth) => number) => months.reduce((all, row) => all + of(row), 0);
  return (
    <section>
      <Heading level={2}>{t('balance')}</Heading>
      <Paragraph>{t('balanceText')}</Paragraph>
      <Table
        id="balance-list"
        caption={t('balance')}
        captionHidden
        rows={months}
        keyOf={({ month, a, b }) => `${month} ${a} ${b}`}
        columns={[
          { head: t('month'), cell: ({ month }) => month },
          {
            head: t('pair'),
            cell: ({ a, b }) => t('pairOf', { a: place.unit(a).name, b: place.unit(b).name }),
          },
          { head: t('there'), cell: ({ aToB }) => aToB, numeric: true },
          { head: t('back'), cell: ({ bToA }) => bToA, numeric: true },
          { head: t('difference'), cell: ({ aToB, bToA }) => aToB - bToA, numeric: true },
        ]}
        foot={[t('total'), '', sum(({ aToB }) => aToB), sum(({ bToA }) => bToA), '']}
      />
    </section>
  );
};

const Settlement = ({ clearing, year, place, language, may, t }: Part) => {
  const total = clearing.dues.reduce((all, { cents }) => all + cents, 0);
  const count = clearing.dues.reduce((all, due) => all + due.count, 0);
  const name = (unit: number) => place.unit(unit).name;
  return (
    <section>
      <Heading level={2}>{t('clearing', { year: String(year) })}</Heading>
      {clearing.dues.length === 0 ? (
        <Paragraph>{t('noDues', { year: String(year) })}</Paragraph>
      ) : (
        <>
          <Paragraph>{t('clearingText')}</Paragraph>
          <Table
            id="dues"
            caption={t('clearing', { year: String(year) })}
            captionHidden
            rows={clearing.dues}
            keyOf={({ from, to, each }) => `${from} ${to} ${each}`}
            columns={[
              { head: t('from'), cell: ({ from }) => name(from) },
              { head: t('to'), cell: ({ to }) => name(to) },
              { head: t('count'), cell: due => due.count, numeric: true },
              { head: t('each'), cell: ({ each }) => sayEuros(each, language), numeric: true },
              { head: t('amount'), cell: ({ cents }) => sayEuros(cents, language), numeric: true },
            ]}
            foot={[t('total'), '', count, '', sayEuros(total, language)]}
          />
          <Table
            id="net"
            caption={t('net')}
            rows={[...clearing.net]}
            keyOf={([unit]) => unit}
            columns={[
              { head: t('organisation'), cell: ([unit]) => name(unit) },
              { head: t('owes'), cell: ([, cents]) => sayEuros(cents, language), numeric: true },
            ]}
          />
        </>
      )}
      {clearing.free > 0 && <Paragraph>{t('free', { count: clearing.free })}</Paragraph>}
      {may.list && (
        <Paragraph>
          <Link href={`/leenverkeer/${year}/aanvragen.csv`}>{t('list', { year: String(year) })}</Link>
        </Paragraph>
      )}
    </section>
  );
};

/** What libraries lend each other, for everybody to see. */
export function LendingView(props: LendingProps) {
  const { year, years, months, language } = props;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <nav aria-label={t('years')}>
        <Paragraph>
          {years.map((one, i) => (
            <span key={one}>
              {i > 0 && ' · '}
              {one === year ? (
                <strong>{t('year', { year: String(one) })}</strong>
              ) : (
                <Link href={`/leenverkeer?jaar=${one}`}>{t('year', { year: String(one) })}</Link>
              )}
            </span>
          ))}
        </Paragraph>
      </nav>
      <Agreements {...props} t={t} />
      {months.length === 0 ? (
        <Paragraph>{t('nothing', { year: String(year) })}</Paragraph>
      ) : (
        <>
          <Settlement {...props} t={t} />
          <Balance {...props} t={t} />
        </>
      )}
    </>
  );
}
