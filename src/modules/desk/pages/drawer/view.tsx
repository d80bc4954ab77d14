import type { drawers } from '#circulation';
import { sayEuros } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { words } from './words.ts';

type Row = Awaited<ReturnType<typeof drawers>>[number];

interface DrawerProps {
  readonly rows: readonly Row[];
  /** Name of the branch. */
  readonly place: string;
  readonly language: Language;
  readonly t: TranslateOf<typeof words>;
}

const Now = ({ open, language, t }: Omit<DrawerProps, 'rows' | 'place'> & { open: Row | undefined }) => (
  <form method="post" action="/balie/kassa">
    <Paragraph look="lead">
      {open ? t('isOpen', { amount: sayEuros(open.inside, language) }) : t('shut')}
    </Paragraph>
    <FormField name="amount" label={t(open ? 'counted' : 'float')}>
      {ties => <TextInput ties={ties} inputMode="decimal" width="short" autocomplete="off" required />}
    </FormField>
    {open && (
      <FormField name="note" label={t('note')}>
        {ties => <TextInput ties={ties} autocomplete="off" />}
      </FormField>
    )}
    {open ? (
      <Button look="primary" name="close" value="yes">
        {t('close')}
      </Button>
    ) : (
      <Button look="primary">{t('open')}</Button>
    )}
  </form>
);

/** The drawer as it is now, and those that were counted. */
export function DrawerView({ rows, place, language, t }: DrawerProps) {
  const euros = (cents: number | null) => (cents === null ? '' : sayEuros(cents, language));
  const closed = rows.filter(({ closedAt }) => closedAt !== null);
  return (
    <>
      <Heading level={1}>{t('at', { place })}</Heading>
      <Now open={rows.find(({ closedAt }) => closedAt === null)} language={language} t={t} />
      {closed.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <Table
          id="drawers"
          caption={t('before')}
          rows={closed}
          keyOf={({ id }) => id}
          columns={[
            { head: t('day'), cell: ({ day }) => sayShortDay(day, language) },
            { head: t('start'), numeric: true, cell: ({ float }) => euros(float) },
            { head: t('expected'), numeric: true, cell: ({ expected }) => euros(expected) },
            { head: t('countedHead'), numeric: true, cell: ({ counted }) => euros(counted) },
            {
              head: t('difference'),
              numeric: true,
              cell: ({ counted, expected }) => euros((counted ?? 0) - (expected ?? 0)),
            },
            { head: t('said'), cell: ({ note }) => note ?? '' },
          ]}
        />
      )}
    </>
  );
}
