import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language } from '#web/words.ts';
import { type FormProps, ShutForm } from './forms.tsx';
import type { ShutDay } from './present.ts';

/** The days on which a unit is shut, with a way to open what is its own again, and a form for more. */
export function ShutDays({ language, ...props }: FormProps & { readonly language: Language }) {
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
              cell: ({ reason, isYearly }) =>
                isYearly ? `${reason[language]}, ${t('everyYear')}` : reason[language],
            },
            { head: t('by'), cell: ({ by }) => by.name },
            {
              head: t('reopen'),
              cell: one =>
                !one.isYearly &&
                one.by.id === place.unit.id && (
                  <form method="post" action={`/beheer/netwerk/${place.unit.code}/open`}>
                    <input type="hidden" name="day" value={one.day} />
                    <Button label={t('reopenLabel', { day: when(one) })}>{t('reopen')}</Button>
                  </form>
                ),
            },
          ]}
        />
      )}
      <ShutForm {...props} />
    </section>
  );
}
