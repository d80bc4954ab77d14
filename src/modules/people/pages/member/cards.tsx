import { FormField } from '#web/parts/form-field.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { sayCode } from '../code-words.ts';
import { Line } from '../fields.tsx';
import { Deed } from '../deed.tsx';
import type { PartProps } from './part.ts';

/** Every card that the member had, and a new one. */
export const CardsPart = ({ kept, language, t, field, to }: PartProps) => (
  <>
    {kept.cards.length > 0 && (
      <Table
        id="cards-table"
        caption={t('cards')}
        captionHidden
        rows={kept.cards}
        columns={[
          { head: t('number'), cell: ({ number }) => number },
          { head: t('state'), cell: ({ state }) => sayCode(String(state), language) },
        ]}
      />
    )}
    <Deed action={to('pas')} button={t('newCard')}>
      <Line t={field} name="card" description={t('newCardHelp')} autocomplete="off" />
      <FormField name="why" id="card-why" label={t('cardWhy')}>
        {ties => (
          <Select
            ties={ties}
            value="replaced"
            choices={(['replaced', 'lost'] as const).map(value => ({
              value,
              label: sayCode(value, language),
            }))}
          />
        )}
      </FormField>
    </Deed>
  </>
);
