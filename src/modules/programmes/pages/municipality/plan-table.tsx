import type { Network } from '#network';
import { sayEuros, sayNumber } from '#web/amounts.ts';
import { type Column, Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { PlanLine } from '../../municipal-plan.ts';
import type { PlanShown } from './load.ts';
import type { words } from './words.ts';

export type T = TranslateOf<typeof words>;

export interface Saying {
  readonly place: Network;
  readonly language: Language;
}

const sum = (lines: readonly PlanLine[], name: 'budget' | 'cost' | 'meant' | 'people'): number =>
  lines.reduce((all, line) => all + line[name], 0);

export const nameOf = ({ offer }: PlanLine, language: Language): string =>
  language === 'nl' ? offer.nameNl : offer.nameEn;

export const sayPrice = ({ offer: { cents, each } }: PlanLine, language: Language, t: T): string =>
  `${sayEuros(cents, language)} ${t(each === 'year' ? 'each_year' : each)}`;

/** Chosen, budget, done, reached and cost, side by side. */
export function PlanTable({
  shown,
  place,
  language,
  t,
}: { readonly shown: PlanShown; readonly t: T } & Saying) {
  const { lines } = shown;
  const number = (amount: number) => sayNumber(amount, language);
  const columns: Column<PlanLine>[] = [
    { head: t('offer'), cell: line => nameOf(line, language) },
    { head: t('by'), cell: ({ offer }) => place.unit(offer.provider).name },
    { head: t('price'), cell: line => sayPrice(line, language, t) },
    { head: t('chosen'), numeric: true, cell: ({ chosen }) => number(chosen) },
    { head: t('budget'), numeric: true, cell: ({ budget }) => sayEuros(budget, language) },
    {
      head: t('done'),
      numeric: true,
      cell: ({ done, offer }) => (offer.each === 'year' ? '' : number(done)),
    },
    { head: t('meant'), numeric: true, cell: ({ meant }) => number(meant) },
    { head: t('people'), numeric: true, cell: ({ people }) => number(people) },
    { head: t('cost'), numeric: true, cell: ({ cost }) => sayEuros(cost, language) },
  ];
  return (
    <Table
      id="plan"
      caption={t('lead')}
      captionHidden
      columns={columns}
      rows={lines}
      keyOf={({ offer }) => offer.code}
      foot={[
        t('total'),
        '',
        '',
        '',
        sayEuros(sum(lines, 'budget'), language),
        '',
        number(sum(lines, 'meant')),
        number(sum(lines, 'people')),
        sayEuros(sum(lines, 'cost'), language),
      ]}
    />
  );
}
