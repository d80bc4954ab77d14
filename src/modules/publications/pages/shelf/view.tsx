import { Badge } from '#web/parts/badge.tsx';
import { Card } from '#web/parts/card.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox } from '#web/parts/search-box.tsx';
import { type Language, translator } from '#web/words.ts';
import type { OnShelf } from '../../store/version.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface ShelfProps {
  readonly network: readonly OnShelf[];
  readonly places: readonly OnShelf[];
  readonly province: string;
  readonly sayDay: (at: Date) => string;
  readonly language: Language;
}

/** All publications, those of the whole network first. */
export function ShelfView({ network, places, province, sayDay, language }: ShelfProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const isEmpty = network.length + places.length === 0;
  const group = (title: string, list: readonly OnShelf[]) =>
    list.length > 0 && (
      <section>
        <Heading level={2}>{title}</Heading>
        {list.map(one => (
          <Card
            key={one.slug}
            title={one.title}
            href={`/publicaties/${one.slug}`}
            meta={
              <>
                {t('meta', { number: one.number, day: sayDay(one.publishedAt), pages: one.pages })}{' '}
                {!one.open && <Badge>{t('internal')}</Badge>}
              </>
            }
          >
            <Paragraph>
              <span lang={one.language}>{one.summary}</span>
            </Paragraph>
          </Card>
        ))}
      </section>
    );
  return (
    <>
      <Heading level={1}>{s('shelf')}</Heading>
      <Paragraph look="lead">{t('lead', { province })}</Paragraph>
      {isEmpty ? (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneSays')}</Paragraph>
        </EmptyState>
      ) : (
        <SearchBox id="words" action="/publicaties/zoek" label={s('searchAll')} />
      )}
      {group(t('network'), network)}
      {group(t('places'), places)}
    </>
  );
}
