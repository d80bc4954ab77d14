import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language } from '#web/words.ts';
import type { Faults, Form } from './form.ts';
import { type FormProps, HolidayForm, ShutForm } from './forms.tsx';
import type { ShutDay } from './present.ts';

/** A button that opens a day again, or gives a holiday up from its next day on. */
const Reopen = ({
  t,
  place,
  one: { day, rule, reason },
  when,
  language,
}: FormProps & { readonly one: ShutDay; readonly when: string; readonly language: Language }) => (
  <form
    method="post"
    action={`/beheer/netwerk/${place.unit.code}/${rule === undefined ? 'open' : 'feestdag'}`}
  >
    {rule === undefined ? (
      <input type="hidden" name="day" value={day} />
    ) : (
      <>
        <input type="hidden" name="rule" value={rule} />
        <input type="hidden" name="from" value={day} />
        <input type="hidden" name="ends" value="yes" />
      </>
    )}
    <Button
      label={
        rule === undefined ? t('reopenLabel', { day: when }) : t('giveUpLabel', { day: reason[language] })
      }
    >
      {t(rule === undefined ? 'reopen' : 'giveUp')}
    </Button>
  </form>
);

/** The days on which a unit is shut, with a way to open what is its own again, and a form for more. */
export function ShutDays({
  language,
  holiday,
  ...props
}: FormProps & {
  readonly language: Language;
  readonly holiday: { readonly form: Form; readonly faults: Faults };
}) {
  const { t, place } = props;
  const when = ({ day }: ShutDay) => sayFullDay(day, language);
  return (
    <section>
      <Heading level={2}>{t('shutDays')}</Heading>
      <Paragraph>{t('shutHelp')}</Paragraph>
      {place.shut.length === 0 ? (
        <Paragraph>{t('shutNone')}</Paragraph>
      ) : (
        <Table
          id="shut-days"
          caption={t('shutDays')}
          captionHidden
          rows={place.shut}
          keyOf={({ by, day, reason }) => `${by.id} ${day} ${reason.nl}`}
          columns={[
            { head: t('shutDay'), cell: when },
            {
              head: t('reason'),
              cell: ({ reason, rule }) =>
                rule === undefined ? reason[language] : `${reason[language]}, ${t('everyYear')}`,
            },
            { head: t('by'), cell: ({ by }) => by.name },
            {
              head: t('reopen'),
              cell: one =>
                one.by.id === place.unit.id && (
                  <Reopen {...props} one={one} when={when(one)} language={language} />
                ),
            },
          ]}
        />
      )}
      <ShutForm {...props} />
      <HolidayForm t={t} place={place} {...holiday} />
    </section>
  );
}
