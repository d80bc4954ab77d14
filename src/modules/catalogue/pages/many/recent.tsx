import type { WrittenTogether } from '#intake';
import { dayIn } from '#platform/day.ts';
import { sayNumber } from '#web/amounts.ts';
import { sayShortDay, sayTime } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language } from '#web/words.ts';
import { here, type T } from './view.tsx';

/** A change to several records, with whose it was. */
export interface RecentChange extends WrittenTogether {
  readonly organisation: { readonly code: string; readonly name: string };
}

/** What was changed together lately, each with the way to take it back. Nothing when there was none. */
export const Recent = ({
  changes,
  zone,
  t,
  language,
}: {
  readonly changes: readonly RecentChange[];
  readonly zone: string;
  readonly t: T;
  readonly language: Language;
}) => {
  if (changes.length === 0) return <></>;
  const when = ({ at }: RecentChange) =>
    `${sayShortDay(dayIn(zone, at), language)}, ${sayTime(at, zone, language)}`;
  return (
    <>
      <Heading level={2}>{t('recent')}</Heading>
      <Table
        id="recent"
        caption={t('recent')}
        captionHidden
        rows={changes}
        keyOf={({ delivery }) => delivery}
        columns={[
          {
            head: t('when'),
            cell: change => (
              <Link href={`${here}/gedaan/${change.delivery}?organisatie=${change.organisation.code}`}>
                {when(change)}
              </Link>
            ),
          },
          { head: t('what'), cell: ({ about }) => about },
          { head: t('who'), cell: ({ by }) => by },
          { head: t('whose'), cell: ({ organisation }) => organisation.name },
          { head: t('records'), numeric: true, cell: ({ records }) => sayNumber(records, language) },
          { head: t('state'), cell: ({ undone }) => (undone ? t('takenBack') : t('holds')) },
        ]}
      />
    </>
  );
};
