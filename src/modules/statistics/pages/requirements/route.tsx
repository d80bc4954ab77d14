import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import type { World } from '#web/plug.ts';
import { page, type Shown, show, type Visit } from '#web/show.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { parsePeriod, type Period, yearBefore } from '../../period.ts';
import { yearOf } from '../entries/access.ts';
import { sayValue } from '../say.ts';
import { loadRequirementsOf, type Measured } from './load.ts';
import { words } from './words.ts';

const address = '/cijfers/eisen';

type Say = TranslateOf<typeof words>;

function sayTarget({ requirement: { measure }, definition }: Measured, language: Language, t: Say): string {
  if (measure.kind === 'delivered') return t('allSigned');
  const say = (value: number) => sayValue(value, definition ?? { decimals: 0 }, language);
  return [
    ...(measure.least === undefined ? [] : [t('least', { value: say(measure.least) })]),
    ...(measure.most === undefined ? [] : [t('most', { value: say(measure.most) })]),
  ].join(', ');
}

function sayMeasured(
  { requirement, definition, value, forms }: Measured,
  language: Language,
  t: Say,
): string {
  if (value === undefined) return t('unknown');
  if (requirement.measure.kind === 'delivered') return t('signed', forms);
  return `${sayValue(value, definition ?? { decimals: 0 }, language)} ${definition?.unit[language] ?? ''}`;
}

/** Where a measurement comes from, or where it can be entered. */
function Evidence({ one, period, t }: { one: Measured; period: Period; t: Say }) {
  const { definition, entry, requirement } = one;
  if (requirement.measure.kind === 'delivered')
    return <Link href={`/leveringen?jaar=${period.name}`}>{t('forms')}</Link>;
  if (definition?.formula.op !== 'manual')
    return <Link href={`/poi/cijfers/${definition?.code ?? ''}?periode=${period.name}`}>{t('ledger')}</Link>;
  const to = `/cijfers/gegevens/${definition.code}?${new URLSearchParams({ plaats: 'poi', periode: period.name })}`;
  return (
    <Link href={to}>
      {entry ? t('fromEntry', { evidence: entry.evidence, owner: entry.owner }) : t('fill')}
    </Link>
  );
}

function RequirementsView({
  found,
  period,
  years,
  language,
}: {
  readonly found: readonly Measured[];
  readonly period: Period;
  readonly years: readonly Period[];
  readonly language: Language;
}) {
  const t = translator(words, language);
  const met = found.filter(one => one.met === true).length;
  const unknown = found.filter(one => one.met === undefined).length;
  return (
    <>
      <Heading level={1}>{t('titleOf', { year: period.name })}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <form method="get">
        <FormField name="periode" label={t('year')}>
          {ties => (
            <Select
              ties={ties}
              value={period.name}
              choices={years.map(({ name }) => ({ value: name, label: name }))}
            />
          )}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      {found.length === 0 ? (
        <Paragraph>{t('none')}</Paragraph>
      ) : (
        <>
          <Paragraph>{t('score', { met, all: found.length, unknown })}</Paragraph>
          <Table
            id="requirements"
            caption={t('title')}
            captionHidden
            columns={[
              { head: t('requirement'), cell: ({ requirement }) => requirement.name[language] },
              {
                head: t('indicator'),
                cell: ({ definition, plan }) =>
                  definition?.name[language] ?? t('signedOf', { name: plan?.name[language] ?? '' }),
              },
              { head: t('target'), cell: one => sayTarget(one, language, t) },
              { head: t('measured'), cell: one => sayMeasured(one, language, t) },
              {
                head: t('met'),
                cell: one => (one.met === undefined ? t('unknown') : t(one.met ? 'yes' : 'no')),
              },
              { head: t('evidence'), cell: one => <Evidence one={one} period={period} t={t} /> },
            ]}
            rows={found}
          />
        </>
      )}
    </>
  );
}

async function look(world: World, visit: Visit): Promise<Shown> {
  const { language } = visit;
  const asked = yearOf(world, visit);
  const period = parsePeriod(asked.name.slice(0, 4)) ?? asked;
  const first = parsePeriod(dayIn(world.zone, visit.now).slice(0, 4)) ?? period;
  const years = [first];
  while (years.length < 5) years.push(yearBefore(years.at(-1) ?? first));
  const found = await world.db.transaction(tx => loadRequirementsOf(tx, period));
  return page({
    title: translator(words, language)('titleOf', { year: period.name }),
    wide: true,
    body: <RequirementsView found={found} period={period} years={years} language={language} />,
  });
}

/** `/cijfers/eisen`: what the province asks of its office: indicator, target, measured value and evidence. */
export function requirementsRoute(app: App, world: World): void {
  app.get(
    address,
    { schema: { hide: true } },
    show(world, { audience: 'poi', role: 'poi' }, visit => look(world, visit)),
  );
}
