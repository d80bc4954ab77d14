import type { Network } from '#network';
import type { Run, Stop } from '#transport';
import { sayTime } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Timeline } from '#web/parts/timeline.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { words } from './words.ts';

export interface RunsProps {
  readonly runs: readonly Run[];
  readonly place: Network;
  readonly language: Language;
}

/** The stop where the van is now: the first where it has not been. */
const stateOf = (stop: Stop, stops: readonly Stop[]): 'done' | 'now' | 'ahead' => {
  if (stop.at !== null) return 'done';
  return stops.find(({ at }) => at === null) === stop ? 'now' : 'ahead';
};

/** The rounds of a day along their thread: where the van was, where it goes now, and what to bring and take. */
export function RunsView({ runs, place, language }: RunsProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      {runs.length === 0 && (
        <EmptyState title={t('empty')}>
          <Paragraph>{t('emptyText')}</Paragraph>
        </EmptyState>
      )}
      {runs.map(run => (
        <section key={run.id} data-keep>
          <Heading level={2}>{run.name}</Heading>
          <Paragraph>
            <Badge icon="van">{t(run.state)}</Badge>
          </Paragraph>
          <Timeline
            label={t('stops', { run: run.name })}
            steps={run.stops.map(stop => stepOf(run, stop, place, language, t))}
          />
        </section>
      ))}
    </>
  );
}

function stepOf(run: Run, stop: Stop, place: Network, language: Language, t: TranslateOf<typeof words>) {
  const { name, zone } = place.unit(stop.unit);
  const time = (at: Date) => sayTime(at, zone, language);
  return {
    state: stateOf(stop, run.stops),
    title: name,
    when: stop.at === null ? t('at', { time: time(stop.plannedAt) }) : t('was', { time: time(stop.at) }),
    children: (
      <Paragraph>
        {t('load', { bring: stop.bring, take: stop.take })}{' '}
        <Link href={`/bus/${run.id}/${stop.unit}`} label={t('openLabel', { place: name })}>
          {t('open')}
        </Link>
      </Paragraph>
    ),
  };
}
