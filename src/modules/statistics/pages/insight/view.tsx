import { sayNumber } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { yearBefore } from '../../period.ts';
import { PlacesMap } from '../places-map.tsx';
import { sayPeriod, sayValue } from '../say.ts';
import type { InsightPage, Shown } from './load.ts';
import { Trend } from './trend.tsx';
import { words } from './words.ts';

interface InsightProps {
  readonly shown: InsightPage;
  readonly periods: readonly Choice[];
  readonly isOffice: boolean;
  readonly language: Language;
}

type WithWords = InsightProps & { readonly t: TranslateOf<typeof words> };

/** A place at a glance: what its figures mean, how they went, and how they lie beside those of others. */
export function InsightView(props: InsightProps) {
  const { shown, periods, isOffice, language } = props;
  const t = translator(words, language);
  const { place, period, figures, places } = shown;
  return (
    <>
      <Heading level={1}>{t('titleOf', { place: place.name, period: sayPeriod(period, language) })}</Heading>
      <Paragraph look="lead">{t('lead', { day: sayFullDay(period.to, language) })}</Paragraph>
      <form method="get">
        <FormField name="plaats" label={t('place')}>
          {ties => (
            <Select
              ties={ties}
              value={place.code}
              choices={places.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </FormField>
        <FormField name="periode" label={t('period')}>
          {ties => <Select ties={ties} value={period.name} choices={[...periods]} />}
        </FormField>
        <FormField name="kaart" label={t('onMap')}>
          {ties => (
            <Select
              ties={ties}
              value={shown.parts?.definition.code ?? ''}
              choices={figures.map(({ definition: { code, name } }) => ({
                value: code,
                label: name[language],
              }))}
            />
          )}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      <Meaning {...props} t={t} />
      <Heading level={2}>{t('figures')}</Heading>
      <Table
        id="key-figures"
        caption={t('figures')}
        captionHidden
        columns={[
          {
            head: t('figure'),
            cell: ({ definition: { code, name } }) =>
              shown.mayFollow ? (
                <Link href={`/poi/cijfers/${code}?periode=${period.name}&plaats=${place.code}`}>
                  {name[language]}
                </Link>
              ) : (
                name[language]
              ),
          },
          {
            head: t('value'),
            cell: ({ definition, value, series }) =>
              `${sayValue(value, definition, language)}${series.estimated ? ` (${t('estimated')})` : ''}`,
            numeric: true,
          },
          {
            head: t('before'),
            cell: ({ definition, before }) => sayValue(before, definition, language),
            numeric: true,
          },
          { head: t('change'), cell: one => sayChange(one, language), numeric: true },
        ]}
        rows={figures}
      />
      {figures
        .filter(({ series }) => series.months.some(({ value }) => value !== 0))
        .map(one => (
          <Trend key={one.definition.code} shown={one} language={language} />
        ))}
      {shown.parts && (
        <PlacesMap
          id="map"
          title={t(place.kind === 'municipality' ? 'mapOfBranches' : 'mapOfMunicipalities', {
            name: shown.parts.definition.name[language],
          })}
          definition={shown.parts.definition}
          units={shown.parts.units}
          valueOf={({ id }) => shown.parts?.values.get(id)}
          network={shown.network}
          language={language}
        />
      )}
      <Others {...props} t={t} />
      {isOffice && (
        <Paragraph>
          <Link href="/cijfers/elders">{t('bring')}</Link>
        </Paragraph>
      )}
    </>
  );
}

/** Growth in a year, per cent. */
const growth = ({ value, before }: Shown): number => (value / before - 1) * 100;

/** No more than what would be said as 0.0. */
const isSame = (one: Shown): boolean => Math.abs(growth(one)) < 0.05;

/** Growth in a year as a person says it; a break in the definition instead of a number that means nothing. */
function sayChange(one: Shown, language: Language): string {
  const t = translator(words, language);
  if (one.isBroken) return t('broken');
  if (one.before === 0) return t('noBefore');
  if (isSame(one)) return t('same');
  const share = growth(one);
  return t(share < 0 ? 'less' : 'more', { share: sayNumber(Math.abs(share), language, 1) });
}

/** A sentence to begin with, from the first figure that can be compared and is not what it was. */
function suggestion({ figures, period }: InsightPage, language: Language): string | undefined {
  const one = figures.find(found => found.before > 0 && !found.isBroken && !isSame(found));
  return (
    one &&
    translator(words, language)('suggest', {
      name: one.definition.name[language],
      value: sayValue(one.value, one.definition, language),
      change: sayChange(one, language),
      before: sayPeriod(yearBefore(period), language),
    })
  );
}

function Meaning({ shown, language, t }: WithWords) {
  const { said, mayWrite, place, period } = shown;
  const proposal = suggestion(shown, language);
  return (
    <>
      <Heading level={2}>{t('meaning')}</Heading>
      {said?.text ? (
        <>
          <Paragraph>{said.text}</Paragraph>
          <Paragraph look="small">{t('written', { who: said.writtenBy, at: said.writtenAt })}</Paragraph>
        </>
      ) : (
        proposal && <Paragraph>{t('suggested', { text: proposal })}</Paragraph>
      )}
      {mayWrite && (
        <form method="post">
          <input type="hidden" name="plaats" value={place.code} />
          <input type="hidden" name="periode" value={period.name} />
          <input type="hidden" name="gezien" value={said?.id ?? ''} />
          <FormField name="zin" label={t('sentence')} description={t('sentenceText')}>
            {ties => <Textarea ties={ties} rows={3} value={said?.text || proposal} />}
          </FormField>
          <Button>{t('save')}</Button>
        </form>
      )}
    </>
  );
}

function Others({ shown: { compared }, language, t }: WithWords) {
  const rows = compared.flatMap(({ definition, own, references, others, named }) => [
    ...references.map(({ grouping, libraries, source, value }) => ({
      definition,
      own,
      who: t('groupSays', { grouping, libraries, source }),
      value,
    })),
    ...(others ? [{ definition, own, who: t('others', { count: others.count }), value: others.middle }] : []),
    ...named.map(({ name, value }) => ({ definition, own, who: name, value })),
  ]);
  return (
    <>
      <Heading level={2}>{t('compared')}</Heading>
      {rows.length === 0 ? (
        <Paragraph>{t('noCompared')}</Paragraph>
      ) : (
        <>
          <Paragraph>{t('comparedText')}</Paragraph>
          <Table
            id="compared"
            caption={t('compared')}
            captionHidden
            columns={[
              {
                head: t('figure'),
                cell: ({ definition }) => `${definition.name[language]}, ${definition.unit[language]}`,
              },
              {
                head: t('own'),
                cell: ({ definition, own }) => sayValue(own, definition, language),
                numeric: true,
              },
              {
                head: t('theirs'),
                cell: ({ definition, value }) => sayValue(value, definition, language),
                numeric: true,
              },
              { head: t('group'), cell: ({ who }) => who },
            ]}
            rows={rows}
          />
        </>
      )}
    </>
  );
}
