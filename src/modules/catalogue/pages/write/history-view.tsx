import { sayFullDay, sayTime } from '#web/day-words.ts';
import { dayIn } from '#platform/day.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Language } from '#web/words.ts';
import { recordAddressOf } from '../access.ts';
import { differences } from '../record/compare.ts';
import { withoutOurs } from '../../beginning.ts';
import type { Open, Told } from './load.ts';
import { Changes, type T } from './view.tsx';

const differing = (older: Told, newer: Told) =>
  older.marc && newer.marc ? differences(withoutOurs(older.marc), withoutOurs(newer.marc)) : [];

/** Every version of a record with what it changed, the newest first; any of them can be put back. */
export function HistoryView({
  open,
  versions,
  zone,
  t,
  language,
}: {
  readonly open: Open;
  readonly versions: readonly Told[];
  readonly zone: string;
  readonly t: T;
  readonly language: Language;
}) {
  const { row, source, newest } = open;
  const title = t('versions', { number: row.controlNumber });
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('catalogue'), href: '/beheer/catalogus' },
          { label: row.controlNumber, href: recordAddressOf(row.id) },
          { label: title },
        ]}
      />
      <Heading level={1}>{title}</Heading>
      {versions.map((version, place) => {
        const when = {
          day: sayFullDay(dayIn(zone, version.at), language),
          time: sayTime(version.at, zone, language),
        };
        const older = versions[place + 1];
        return (
          <section class="apart" key={version.arrival}>
            <Heading level={2}>{t('version', when)}</Heading>
            <Paragraph>
              {version.by !== null && `${t('by', { name: version.by })}. `}
              {place === 0 && `${t('newest')}. `}
              {version.gone && t('gone')}
            </Paragraph>
            {older ? (
              <Changes id={`version-${version.arrival}`} pairs={differing(older, version)} t={t} />
            ) : (
              <Paragraph>{t('first')}.</Paragraph>
            )}
            {place > 0 && source.writtenHere && version.marc && (
              <form method="post" action={`${recordAddressOf(row.id)}/versies`}>
                <input type="hidden" name="versie" value={version.arrival} />
                <input type="hidden" name="voor" value={newest} />
                <Button label={t('restoreOf', when)}>{t('restore')}</Button>
              </form>
            )}
          </section>
        );
      })}
    </>
  );
}
