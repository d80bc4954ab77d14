import type { Unit, UnitId } from '#network';
import { sayNumber } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { type Formula, readsLedger } from '../../definition.ts';
import type { Figure } from '../../figure.ts';
import type { KeptFigure } from '../../store/kept.ts';
import { Bars } from '../bars.tsx';
import { PlacesMap } from '../places-map.tsx';
import { sayPeriod, sayValue } from '../say.ts';
import { Uses } from '../uses.tsx';
import { sayPart, words as shared } from '../words.ts';
import type { FigurePage } from './load.ts';
import { RecomputedView, type RecomputedProps } from './recomputed.tsx';
import { words } from './words.ts';

interface FigureProps {
  readonly shown: FigurePage;
  readonly recomputed: RecomputedProps['recomputed'] | undefined;
  readonly language: Language;
}

type Say = TranslateOf<typeof words>;

/** One figure: its value, what it means, where it comes from, and the same of other places. */
export function FigureView({ shown, recomputed, language }: FigureProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const { figure, place, kept, all } = shown;
  const { definition, period } = figure;
  const said = sayPeriod(period, language);
  const bars = (units: readonly Unit[], values: ReadonlyMap<UnitId, Figure>) =>
    units.map(({ id, name }) => ({ name, value: values.get(id)?.value }));
  const title = s('bars', { name: definition.name[language], period: said });
  return (
    <>
      <Breadcrumb
        steps={[
          { label: s('figures'), href: `/poi/cijfers?periode=${period.name}` },
          { label: definition.name[language] },
        ]}
      />
      <Heading level={1}>{definition.name[language]}</Heading>
      <Paragraph look="lead">
        <strong>{sayValue(figure.value, definition, language)}</strong> {definition.unit[language]}{' '}
        {t('inPlace', { place: place.name, period: said })}
      </Paragraph>
      {shown.asKnown && <AsKnown shown={shown} asKnown={shown.asKnown} language={language} t={t} />}
      {recomputed && <RecomputedView recomputed={recomputed} language={language} />}
      <Heading level={2}>{t('meaning')}</Heading>
      <Paragraph>{definition.explanation[language]}</Paragraph>
      <Origin figure={figure} language={language} t={t} />
      {figure.parts.length > 0 && (
        <>
          <Heading level={2}>{t('parts')}</Heading>
          <Table
            id="parts"
            caption={t('parts')}
            captionHidden
            columns={[
              {
                head: t('part'),
                cell: ({ part }) => shown.partNames.get(part)?.[language] ?? sayPart(part, language),
              },
              {
                head: definition.unit[language],
                cell: ({ value }) => sayValue(value, definition, language),
                numeric: true,
              },
            ]}
            rows={figure.parts}
          />
        </>
      )}
      <Heading level={2}>{s('byOrganisation')}</Heading>
      <Bars
        id="organisations"
        title={title}
        definition={definition}
        bars={bars(shown.organisations, all.organisations)}
        language={language}
      />
      <Heading level={2}>{s('byMunicipality')}</Heading>
      <Bars
        id="municipalities"
        title={title}
        definition={definition}
        bars={bars(shown.municipalities, all.municipalities)}
        language={language}
      />
      <PlacesMap
        id="map"
        title={t('mapTitle', { title })}
        definition={definition}
        units={shown.municipalities}
        valueOf={({ id }) => all.municipalities.get(id)?.value}
        network={shown.network}
        language={language}
      />
      <Heading level={2}>{t('vintages')}</Heading>
      <Vintages kept={kept} figure={figure} language={language} t={t} />
      {kept.length > 0 && <AskAsKnown shown={shown} t={t} />}
      {period.name.length === 4 && <Uses uses={shown.uses} language={language} />}
      <form method="post">
        <input type="hidden" name="periode" value={period.name} />
        <input type="hidden" name="plaats" value={place.code} />
        <Paragraph>{t('againSays')}</Paragraph>
        <Button look="primary">{t('again')}</Button>
      </form>
    </>
  );
}

/** Says of which day it is, and what is known now. */
function AsKnown({
  shown: { figure, place },
  asKnown: { on, now },
  language,
  t,
}: {
  readonly shown: FigurePage;
  readonly asKnown: NonNullable<FigurePage['asKnown']>;
  readonly language: Language;
  readonly t: Say;
}) {
  const said = { day: sayFullDay(on, language), now: sayValue(now.value, now.definition, language) };
  const { code } = figure.definition;
  const query = new URLSearchParams({ periode: figure.period.name, plaats: place.code });
  return (
    <Alert kind="info">
      <Paragraph>{t(figure.status === 'missing' ? 'unknownThen' : 'knownThen', said)}</Paragraph>
      <Paragraph>
        <Link href={`/poi/cijfers/${code}?${query}`}>{t('toNow')}</Link>
      </Paragraph>
    </Alert>
  );
}

/** Asks for the figure as it was known on a day. */
const AskAsKnown = ({
  shown: { figure, place, asKnown },
  t,
}: {
  readonly shown: FigurePage;
  readonly t: Say;
}) => (
  <form method="get">
    <input type="hidden" name="periode" value={figure.period.name} />
    <input type="hidden" name="plaats" value={place.code} />
    <FormField name="bekend" label={t('asKnown')} description={t('asKnownText')}>
      {ties => <TextInput ties={ties} type="date" width="date" value={asKnown?.on} required />}
    </FormField>
    <Button>{t('look')}</Button>
  </form>
);

const bookOf = (formula: Formula): 'ledger' | 'entries' | 'both' =>
  readsLedger(formula) ? 'ledger' : formula.op === 'manual' ? 'entries' : 'both';

const Origin = ({ figure, language, t }: { figure: Figure; language: Language; t: Say }) => {
  const { definition, period, position, events, status } = figure;
  return (
    <DataList
      facts={[
        {
          term: t('version'),
          value: t('versionSince', {
            version: definition.version,
            day: sayFullDay(definition.validFrom, language),
          }),
        },
        ...(definition.changed ? [{ term: t('changed'), value: definition.changed[language] }] : []),
        {
          term: t('period'),
          value: t('days', { from: sayFullDay(period.from, language), to: sayFullDay(period.to, language) }),
        },
        { term: t('status'), value: t(status) },
        { term: t('source'), value: definition.source },
        {
          term: t('position'),
          value: t('positionSays', {
            item: sayNumber(position.item, language),
            person: sayNumber(position.person, language),
          }),
        },
        { term: t('events'), value: t('eventsSay', { events, book: t(bookOf(definition.formula)) }) },
      ]}
    />
  );
};

const Vintages = ({
  kept,
  figure,
  language,
  t,
}: {
  kept: readonly KeptFigure[];
  figure: Figure;
  language: Language;
  t: Say;
}) =>
  kept.length === 0 ? (
    <Paragraph>{t('noVintages')}</Paragraph>
  ) : (
    <Table
      id="vintages"
      caption={t('vintages')}
      captionHidden
      columns={[
        {
          head: t('keptAt'),
          cell: ({ keptAt }) => translator(stamp, language)('at', { at: keptAt }),
        },
        {
          head: figure.definition.unit[language],
          cell: ({ value }) => sayValue(value ?? undefined, figure.definition, language),
          numeric: true,
        },
        { head: t('position'), cell: ({ itemPosition }) => sayNumber(itemPosition, language), numeric: true },
      ]}
      rows={kept}
    />
  );

const stamp = {
  nl: { at: '{at, date, long} {at, time, short}' },
  en: { at: '{at, date, long} {at, time, short}' },
};
