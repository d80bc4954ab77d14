import type { Unit } from '#network';
import type { Day } from '#platform/day.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { failureIn } from '../../failure.ts';
import type { Source } from '../../source.ts';
import type { KnownSupply } from '../../supply.ts';
import type { words } from './words.ts';

export interface SourceLine extends Source {
  readonly owner: Unit | undefined;
  readonly supply: KnownSupply | undefined;
  /** When it is fetched next. */
  readonly next: Day | undefined;
}

/** All sources, by name. */
export const SourcesView = ({
  lines,
  t,
  language,
}: {
  readonly lines: readonly SourceLine[];
  readonly t: TranslateOf<typeof words>;
  readonly language: Language;
}) => (
  <>
    <Breadcrumb steps={[{ label: t('all'), href: '/beheer/intake' }, { label: t('title') }]} />
    <Heading level={1}>{t('title')}</Heading>
    <Paragraph look="lead">{t('lead')}</Paragraph>
    {lines.length === 0 ? (
      <EmptyState title={t('none')}>
        <Paragraph>{t('noneHelp')}</Paragraph>
      </EmptyState>
    ) : (
      <Table
        caption={t('title')}
        captionHidden
        rows={lines}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('name'),
            cell: ({ code, name }) => <Link href={`/beheer/intake/bronnen/${code}`}>{name}</Link>,
          },
          {
            head: t('owner'),
            cell: ({ owner }) =>
              owner && (
                <Link
                  href={`/beheer/intake/organisaties/${owner.code}/kwaliteit`}
                  label={t('allOf', { name: owner.name })}
                >
                  {owner.name}
                </Link>
              ),
          },
          { head: t('kind'), cell: ({ supply }) => t(supply?.kind ?? 'hand') },
          {
            head: t('state'),
            cell: ({ supply }) =>
              supply?.failure === undefined ? t('fine') : failureIn(language, supply.failure),
          },
          {
            head: t('quality'),
            cell: ({ code, name }) => (
              <Link href={`/beheer/intake/bronnen/${code}/kwaliteit`} label={t('qualityOf', { name })}>
                {t('quality')}
              </Link>
            ),
          },
          { head: t('next'), cell: ({ next }) => next && sayShortDay(next, language) },
        ]}
      />
    )}
    <Paragraph>
      <ButtonLink href="/beheer/intake/bronnen/nieuw">{t('make')}</ButtonLink>
    </Paragraph>
  </>
);
