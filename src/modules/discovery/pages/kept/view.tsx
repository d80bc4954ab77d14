import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { LinkButton } from '#web/parts/link-button.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { List } from '../../keep.ts';
import type { KeptSearch } from '../../store/kept.ts';
import { HitCard } from '../hit-card.tsx';
import { presentHit } from '../results/present.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** One button that takes something away; `what` is heard, so that each button says which, or `label` is seen too. */
const Remove = ({
  fields,
  what = '',
  label,
  t,
}: {
  readonly fields: Readonly<Record<string, string | number>>;
  readonly what?: string;
  readonly label?: string;
  readonly t: T;
}) => (
  <form method="post" action="/mijn/bewaard/weg">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <LinkButton>
      {label ?? t('remove')}
      {label === undefined && <span class="seen-by-ear"> {what}</span>}
    </LinkButton>
  </form>
);

/** Kept searches and lists of titles, each with a way out. */
export function KeptView({
  searches,
  lists,
  language,
  t,
}: {
  readonly searches: readonly KeptSearch[];
  readonly lists: readonly List[];
  readonly language: Language;
  readonly t: T;
}) {
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('what')}</Paragraph>
      <section aria-labelledby="searches">
        <Heading level={2} id="searches">
          {t('searches')}
        </Heading>
        {searches.length === 0 && <Paragraph>{t('noSearches')}</Paragraph>}
        <ul class="kept">
          {searches.map(({ id, name, address }) => (
            <li key={id}>
              <Link href={`/zoek?${address}`}>{name}</Link>
              <Link href={`/zoek.atom?${address}`}>
                {t('feed')}
                <span class="seen-by-ear"> {name}</span>
              </Link>
              <Remove fields={{ zoekvraag: id }} what={name} t={t} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="lists">
        <Heading level={2} id="lists">
          {t('lists')}
        </Heading>
        {lists.length === 0 && <Paragraph>{t('noLists')}</Paragraph>}
        {lists.map(list => (
          <section key={list.id} aria-labelledby={`list-${list.id}`}>
            <Heading level={3} id={`list-${list.id}`}>
              {list.name}
            </Heading>
            {list.titles.length === 0 && <Paragraph>{t('empty')}</Paragraph>}
            <ul class="hits">
              {list.titles.map(({ kept, edition }) => (
                <HitCard key={kept} hit={presentHit(edition, undefined, language)}>
                  <Remove fields={{ lijst: list.id, titel: kept }} what={edition.title} t={t} />
                </HitCard>
              ))}
            </ul>
            <Remove fields={{ lijst: list.id }} label={t('removeList', { name: list.name })} t={t} />
          </section>
        ))}
      </section>
    </>
  );
}
