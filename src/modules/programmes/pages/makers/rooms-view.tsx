import type { Unit } from '#network';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Room } from '../../store/activities.ts';
import { words } from './words.ts';

/** The rooms of branches. */
export function RoomsView({
  rooms,
  units,
  language,
}: {
  readonly rooms: readonly Room[];
  readonly units: readonly Unit[];
  readonly language: Language;
}) {
  const t = translator(words, language);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <>
      <Heading level={1}>{t('rooms')}</Heading>
      <Paragraph look="lead">{t('roomsLead')}</Paragraph>
      {rooms.length === 0 ? (
        <EmptyState title={t('noRooms')} />
      ) : (
        <Table
          id="rooms"
          caption={t('rooms')}
          captionHidden
          columns={[
            { head: t('roomName'), cell: ({ name }) => name },
            { head: t('vestiging'), cell: ({ unit }) => names.get(unit) ?? '' },
            { head: t('roomSeats'), numeric: true, cell: ({ seats }) => seats },
            { head: t('stepFree'), cell: ({ stepFree }) => t(stepFree ? 'yes' : 'no') },
          ]}
          rows={rooms}
          keyOf={({ id }) => id}
        />
      )}
      <form method="post" action="/programma/ruimtes">
        <FormField name="vestiging" label={t('vestiging')}>
          {ties => (
            <Select ties={ties} choices={units.map(({ code, name }) => ({ value: code, label: name }))} />
          )}
        </FormField>
        <FormField name="naam" label={t('roomName')}>
          {ties => <TextInput ties={ties} required autocomplete="off" />}
        </FormField>
        <FormField name="zitplaatsen" label={t('roomSeats')}>
          {ties => <TextInput ties={ties} type="number" width="short" min={1} max={2000} required />}
        </FormField>
        <Checkbox name="drempelvrij" label={t('drempelvrij')} checked />
        <Button look="primary">{t('roomAdd')}</Button>
      </form>
      <Paragraph>
        <Link href="/programma">{t('back')}</Link>
      </Paragraph>
    </>
  );
}
