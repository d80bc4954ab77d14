import { dayIn } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Line } from '../fields.tsx';
import { Deed } from '../deed.tsx';
import type { PartProps } from './part.ts';

/** The other registration of one person, and the way back from a merge. */
export const MergePart = ({ kept: { member, merge, place }, language, t, field, to }: PartProps) => (
  <>
    {merge && (
      <>
        <Paragraph>
          {t('merged', { day: sayFullDay(dayIn(place.province.zone, merge.at), language), name: merge.name })}
        </Paragraph>
        <Deed action={to('uit-elkaar')} button={t('part')}>
          <input type="hidden" name="id" value={merge.id} />
        </Deed>
      </>
    )}
    <form method="get" action={`/leden/${member.id}/samen`}>
      <Line t={field} name="card" id="merge-card" description={t('mergeHelp')} autocomplete="off" required />
      <Button>{t('compare')}</Button>
    </form>
  </>
);
