import type { Unit } from '#network';
import { dayIn, timeIn } from '#platform/day.ts';
import { verbsFor } from '#platform/state-table.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Card } from '#web/parts/card.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import { planLife, type PlanSide, type PlanState, type PlanVerb } from '../../municipal-plan.ts';
import type { PlanStep } from '../../store/municipal.ts';
import type { PlanShown } from './load.ts';
import { nameOf, PlanTable, type Saying, sayPrice, type T } from './plan-table.tsx';
import { words } from './words.ts';

/** The municipalities one may look at. */
export function MunicipalitiesView({
  municipalities,
  year,
  language,
}: {
  readonly municipalities: readonly Unit[];
  readonly year: number;
  readonly language: Language;
}) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('list')}</Heading>
      <Paragraph look="lead">{t('listLead')}</Paragraph>
      {municipalities.length === 0 && (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      )}
      {municipalities.map(({ code, name }) => (
        <Card key={code} level={2} title={name} href={`/gemeente/${code}?jaar=${year}`} />
      ))}
    </>
  );
}

const StateBadge = ({ state, t }: { readonly state: PlanState; readonly t: T }) => (
  <Badge look={state === 'requested' ? 'hand' : state === 'agreed' ? 'heather' : 'plain'}>{t(state)}</Badge>
);

/** A municipality's year. */
export function PlanView({ shown, place, language }: { readonly shown: PlanShown } & Saying) {
  const t = translator(words, language);
  const { municipality, year, state, lines, side } = shown;
  const verbs = new Set(verbsFor<PlanState, PlanVerb, PlanSide>(planLife, state, side));
  const address = `/gemeente/${municipality.code}`;
  return (
    <>
      <Heading level={1}>{t('title', { name: municipality.name, year: String(year) })}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Paragraph>
        {t('state')}: <StateBadge state={state} t={t} />
      </Paragraph>
      {lines.length === 0 ? (
        <EmptyState title={t('noOffer')}>
          <Paragraph>{t('noOfferText')}</Paragraph>
        </EmptyState>
      ) : (
        <PlanTable shown={shown} place={place} language={language} t={t} />
      )}
      <form method="post" action={`${address}/stap`}>
        <input type="hidden" name="jaar" value={year} />
        <ButtonGroup>
          {(['request', 'agree', 'reopen'] as const)
            .filter(verb => verbs.has(verb))
            .map(verb => (
              <Button key={verb} name="stap" value={verb} look={verb === 'reopen' ? 'secondary' : 'primary'}>
                {t(verb)}
              </Button>
            ))}
        </ButtonGroup>
      </form>
      <Paragraph>
        <Link href={`${address}/overeenkomst?jaar=${year}`}>{t('print')}</Link>
      </Paragraph>
      {verbs.has('choose') && lines.length > 0 && (
        <>
          <Heading level={2}>{t('choose')}</Heading>
          <Paragraph>{`${t('chooseLead')} ${t('chooseAgain')}`}</Paragraph>
          <form method="post" action={address}>
            <input type="hidden" name="jaar" value={year} />
            {lines.map(line => (
              <FormField
                key={line.offer.code}
                name={`aantal-${line.offer.code}`}
                label={nameOf(line, language)}
                description={sayPrice(line, language, t)}
              >
                {ties => (
                  <TextInput
                    ties={ties}
                    type="number"
                    width="short"
                    min={0}
                    max={10_000}
                    value={line.chosen}
                    required
                  />
                )}
              </FormField>
            ))}
            <FormField name="reden" label={t('reason')} description={t('reasonText')}>
              {ties => <TextInput ties={ties} required={state === 'agreed'} autocomplete="off" />}
            </FormField>
            <Button>{t('save')}</Button>
          </form>
        </>
      )}
      <Trace shown={shown} place={place} language={language} t={t} />
      <form method="get" action={address}>
        <FormField name="jaar" label={t('year')}>
          {ties => (
            <TextInput ties={ties} type="number" width="short" min={2000} max={2100} value={year} required />
          )}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
    </>
  );
}

function Trace({
  shown: { steps, lines },
  place,
  language,
  t,
}: { readonly shown: PlanShown; readonly t: T } & Saying) {
  const zone = place.province.zone;
  const names = new Map(lines.map(line => [line.offer.code, nameOf(line, language)]));
  const what = ({ verb, offer, amount }: PlanStep): string =>
    verb === 'choose'
      ? t('choseSome', { offer: names.get(offer ?? '') ?? offer ?? '', amount: amount ?? 0 })
      : t(`${verb}Done`);
  return (
    <>
      <Heading level={2}>{t('trace')}</Heading>
      {steps.length === 0 ? (
        <Paragraph>{t('noTrace')}</Paragraph>
      ) : (
        <Table
          id="trace"
          caption={t('trace')}
          captionHidden
          columns={[
            {
              head: t('when'),
              cell: ({ at }) => `${sayFullDay(dayIn(zone, at), language)}, ${timeIn(zone, at)}`,
            },
            { head: t('who'), cell: ({ side }) => t(side) },
            { head: t('what'), cell: what },
            { head: t('reason'), cell: ({ reason }) => reason },
          ]}
          rows={steps.toReversed()}
        />
      )}
    </>
  );
}
