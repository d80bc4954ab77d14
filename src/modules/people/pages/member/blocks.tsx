import { sayFullDay } from '#web/day-words.ts';
import { Card } from '#web/parts/card.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { blockReasons } from '../../block.ts';
import { sayCode } from '../code-words.ts';
import { Line } from '../fields.tsx';
import { Deed } from '../deed.tsx';
import type { PartProps } from './part.ts';

/** Why the member may not borrow, and where. */
export const BlocksPart = ({ kept: { member, place, today }, language, t, field, to }: PartProps) => {
  const { organisation } = place.unit(member.home);
  const whereOf = (reach: number | null) =>
    reach === null ? t('everywhere') : t('own', { name: place.unit(reach).name });
  return (
    <>
      {member.blocks.length === 0 && <Paragraph>{t('noBlocks')}</Paragraph>}
      {member.blocks.map(({ id, reason, note, reach, until }) => (
        <Card
          key={id}
          title={sayCode(reason, language)}
          meta={`${whereOf(reach)}${until === null ? '' : `, ${field('until').toLowerCase()} ${sayFullDay(until, language)}`}`}
        >
          {note !== '' && <Paragraph>{note}</Paragraph>}
          <Deed
            action={to('blokkade-weg')}
            button={t('lift')}
            label={`${t('lift')}: ${sayCode(reason, language)}`}
          >
            <input type="hidden" name="id" value={id} />
          </Deed>
        </Card>
      ))}
      <Deed action={to('blokkade')} button={t('block')}>
        <FormField name="reason" label={t('why')}>
          {ties => (
            <Select
              ties={ties}
              value="unpaid"
              choices={blockReasons.map(value => ({ value, label: sayCode(value, language) }))}
            />
          )}
        </FormField>
        <FormField name="reach" label={t('reach')}>
          {ties => (
            <Select
              ties={ties}
              choices={[
                { value: '', label: t('everywhere') },
                ...(organisation === undefined
                  ? []
                  : [{ value: String(organisation), label: whereOf(organisation) }]),
              ]}
            />
          )}
        </FormField>
        <Line t={field} name="until" id="block-until" type="date" min={today} width="date" />
        <Line t={field} name="note" autocomplete="off" />
      </Deed>
    </>
  );
};

/** What colleagues should know for a while. */
export const NotesPart = ({ kept: { notes, today }, language, t, field, to }: PartProps) => (
  <>
    {notes.length === 0 && <Paragraph>{t('noNotes')}</Paragraph>}
    {notes.map(({ id, text, until, by }) => (
      <Card
        key={id}
        title={text}
        meta={[by, `${field('until').toLowerCase()} ${sayFullDay(until, language)}`]
          .filter(Boolean)
          .join(', ')}
      >
        <Deed action={to('notitie-weg')} button={t('remove')} look="subtle" label={`${t('remove')}: ${text}`}>
          <input type="hidden" name="id" value={id} />
        </Deed>
      </Card>
    ))}
    <Deed action={to('notitie')} button={t('write')}>
      <FormField name="text" label={t('text')} description={t('textHelp')}>
        {ties => <Textarea ties={ties} rows={2} required />}
      </FormField>
      <Line t={field} name="until" id="note-until" type="date" min={today} width="date" required />
    </Deed>
  </>
);
