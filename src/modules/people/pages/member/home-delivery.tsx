import { sayFullDay, sayWeekday, weekdays } from '#web/day-words.ts';
import { FormField } from '#web/parts/form-field.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { carriers } from '../../home-delivery.ts';
import { Deed } from '../deed.tsx';
import { Line } from '../fields.tsx';
import type { PartProps } from './part.ts';

const carrierWord = { volunteer: 'byVolunteer', branch: 'byBranch' } as const;

/** What was agreed about bringing things home, and the form to agree it anew. */
export const HomeDeliveryPart = ({ kept, language, t, field, to }: PartProps) => {
  const { member, place, today } = kept;
  const agreed = member.homeDelivery;
  return (
    <>
      <Paragraph>
        {agreed
          ? t('agreed', {
              weekday: sayWeekday(agreed.weekday, language),
              place: place.unit(agreed.branch).name,
              carrier: t(carrierWord[agreed.carrier]),
              reason: agreed.reason,
              from: sayFullDay(agreed.from, language),
              until: agreed.until
                ? t('agreedUntil', { day: sayFullDay(agreed.until, language) })
                : t('endless'),
            })
          : t('notAgreed')}
      </Paragraph>
      <Deed action={to('aan-huis')} button={t('agree')}>
        <FormField name="weekday" label={t('weekday')}>
          {ties => (
            <Select
              ties={ties}
              value={String(agreed?.weekday ?? 4)}
              choices={weekdays.map(day => ({ value: String(day), label: sayWeekday(day, language) }))}
            />
          )}
        </FormField>
        <FormField name="branch" label={t('fromBranch')}>
          {ties => (
            <Select
              ties={ties}
              value={place.unit(agreed?.branch ?? member.home).code}
              choices={place.branches(today).map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </FormField>
        <FormField name="carrier" label={t('carrier')}>
          {ties => (
            <Select
              ties={ties}
              value={agreed?.carrier ?? 'volunteer'}
              choices={carriers.map(value => ({ value, label: t(carrierWord[value]) }))}
            />
          )}
        </FormField>
        <FormField name="reason" id="delivery-reason" label={t('why')} description={t('deliveryWhyHelp')}>
          {ties => <TextInput ties={ties} value={agreed?.reason} required />}
        </FormField>
        <Line
          t={field}
          name="from"
          id="delivery-from"
          type="date"
          value={agreed?.from ?? today}
          width="date"
        />
        <Line
          t={field}
          name="until"
          id="delivery-until"
          type="date"
          value={agreed?.until ?? undefined}
          min={today}
          width="date"
        />
      </Deed>
      {agreed && <Deed action={to('aan-huis-weg')} button={t('endDelivery')} look="subtle" />}
    </>
  );
};
