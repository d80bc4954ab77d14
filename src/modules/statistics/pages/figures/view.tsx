import type { Unit, UnitId } from '#network';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { readsLedger } from '../../definition.ts';
import type { Figure } from '../../figure.ts';
import { Bars } from '../bars.tsx';
import { sayPeriod, sayValue } from '../say.ts';
import { words as shared } from '../words.ts';
import type { Measured, Overview } from './load.ts';
import { words } from './words.ts';

interface FiguresProps {
  readonly overview: Overview;
  readonly periods: readonly Choice[];
  readonly language: Language;
}

/** Chooses a month or a year. */
const PeriodForm = ({
  periods,
  name,
  language,
}: Omit<FiguresProps, 'overview'> & { readonly name: string }) => {
  const t = translator(words, language);
  return (
    <form method="get">
      <FormField name="periode" label={t('period')}>
        {ties => <Select ties={ties} choices={periods} value={name} />}
      </FormField>
      <Button>{t('show')}</Button>
    </form>
  );
};

/** What nobody entered yet is no news; what the ledger has not is. */
const isKnown = ({ definition, province }: Measured): boolean =>
  readsLedger(definition.formula) || province.value !== undefined;

/** All figures of a period: of the province, and compared between organisations and between municipalities. */
export function FiguresView({ overview, periods, language }: FiguresProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const { period, figures, organisations, municipalities } = overview;
  const said = sayPeriod(period, language);
  const first = figures[0];
  return (
    <>
      <Heading level={1}>{s('figures')}</Heading>
      <Paragraph look="lead">{t('lead', { period: said })}</Paragraph>
      <PeriodForm periods={periods} name={period.name} language={language} />
      <Heading level={2}>{s('province')}</Heading>
      <FigureList
        id="province"
        caption={`${s('province')}, ${said}`}
        figures={figures.filter(isKnown)}
        language={language}
      />
      <Heading level={2}>{s('byOrganisation')}</Heading>
      {first && (
        <Bars
          id="organisation-bars"
          title={s('bars', { name: first.definition.name[language], period: said })}
          definition={first.definition}
          bars={organisations.map(({ id, name }) => ({ name, value: first.organisations.get(id)?.value }))}
          language={language}
        />
      )}
      <PlaceTable
        id="organisations"
        caption={`${s('byOrganisation')}, ${said}`}
        units={organisations}
        figures={figures}
        of={measured => measured.organisations}
        language={language}
      />
      <Heading level={2}>{s('byMunicipality')}</Heading>
      <PlaceTable
        id="municipalities"
        caption={`${s('byMunicipality')}, ${said}`}
        units={municipalities}
        figures={figures}
        of={measured => measured.municipalities}
        language={language}
      />
      <Paragraph>
        <Link href={`/poi/cijfers.csv?periode=${period.name}`}>{t('file', { period: said })}</Link>
      </Paragraph>
      <Paragraph>
        <Link href="/poi/eerdere-cijfers">{t('printed')}</Link>
      </Paragraph>
    </>
  );
}

/** Figures one under another, each leading to what it means. */
export function FigureList({
  id,
  caption,
  figures,
  language,
}: {
  readonly id: string;
  readonly caption: string;
  readonly figures: readonly { readonly province: Figure }[];
  readonly language: Language;
}) {
  const s = translator(shared, language);
  return (
    <Table
      id={id}
      caption={caption}
      captionHidden
      keyOf={({ province }) => province.definition.code}
      columns={[
        {
          head: s('figure'),
          cell: ({ province: { definition, period } }) => (
            <Link href={`/poi/cijfers/${definition.code}?periode=${period.name}`}>
              {definition.name[language]}
            </Link>
          ),
        },
        {
          head: s('value'),
          cell: ({ province }) => sayValue(province.value, province.definition, language),
          numeric: true,
        },
      ]}
      rows={figures}
    />
  );
}

function PlaceTable({
  id,
  caption,
  units,
  figures,
  of,
  language,
}: {
  readonly id: string;
  readonly caption: string;
  readonly units: readonly Unit[];
  readonly figures: readonly Measured[];
  readonly of: (measured: Measured) => ReadonlyMap<UnitId, Figure>;
  readonly language: Language;
}) {
  const unsplit = figures.filter(
    ({ definition: { formula } }) => readsLedger(formula) && !('split' in formula),
  );
  const zero = ({ definition: { formula } }: Measured) =>
    formula.op === 'mean' || formula.op === 'median' ? undefined : 0;
  return (
    <Table
      id={id}
      caption={caption}
      captionHidden
      keyOf={unit => unit.id}
      columns={[
        { head: translator(shared, language)('place'), cell: unit => unit.name },
        ...unsplit.map(measured => ({
          head: measured.definition.name[language],
          cell: (unit: Unit) =>
            sayValue(of(measured).get(unit.id)?.value ?? zero(measured), measured.definition, language),
          numeric: true,
        })),
      ]}
      rows={units}
    />
  );
}
