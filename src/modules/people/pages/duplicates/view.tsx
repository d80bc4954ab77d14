import { Fragment } from 'preact';
import type { Network } from '#network';
import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Likely } from '../../duplicates.ts';
import type { Member } from '../../member.ts';
import type { Following } from '../../questions.ts';
import { sayCode } from '../code-words.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

interface LikelyProps {
  readonly pairs: readonly Likely[];
  /** Name of the organisation. */
  readonly name: string;
  /** How long a merge can be undone. */
  readonly days: number;
  readonly language: Language;
  readonly t: T;
}

/** Pairs that may be one person, the surest first. */
export const LikelyView = ({ pairs, name, days, language, t }: LikelyProps) => (
  <>
    <Heading level={1}>{t('title')}</Heading>
    <Paragraph look="lead">{t('lead', { name, days })}</Paragraph>
    {pairs.length === 0 ? (
      <EmptyState title={t('none')} />
    ) : (
      <Table
        caption={t('title')}
        captionHidden
        rows={pairs}
        scrolls
        keyOf={({ one, other }) => `${one} ${other}`}
        columns={[
          { head: t('one'), cell: ({ oneName }) => oneName },
          { head: t('other'), cell: ({ otherName }) => otherName },
          { head: t('clues'), cell: ({ clues }) => clues.map(clue => sayCode(clue, language)).join(', ') },
          {
            head: t('compare'),
            cell: ({ one, other, oneName }) => (
              <Link href={`/leden/${one}/samen?lid=${other}`} label={`${t('compare')} ${oneName}`}>
                {t('compare')}
              </Link>
            ),
          },
        ]}
      />
    )}
  </>
);

interface JoinProps {
  readonly kept: Member;
  readonly gone: Member;
  readonly place: Network;
  readonly following: readonly Following[];
  readonly language: Language;
  readonly t: T;
}

/** Two registrations side by side, and what would go along. */
export const JoinView = ({ kept, gone, place, following, language, t }: JoinProps) => (
  <>
    <Heading level={1}>{t('joinTitle')}</Heading>
    {[['keeps', kept] as const, ['goes', gone] as const].map(([role, member]) => (
      <Fragment key={role}>
        <Heading level={2} id={role}>
          {t(role)}: {member.name}
        </Heading>
        <DataList
          facts={[
            { term: t('born'), value: member.birthDay && sayFullDay(member.birthDay, language) },
            { term: t('card'), value: member.card },
            { term: t('home'), value: place.unit(member.home).name },
            { term: t('since'), value: sayFullDay(member.since, language) },
          ]}
        />
      </Fragment>
    ))}
    <Heading level={2}>{t('follows', { name: kept.name })}</Heading>
    {following.length === 0 ? (
      <Paragraph>{t('nothing')}</Paragraph>
    ) : (
      <DataList facts={following.map(({ what, count }) => ({ term: what[language], value: count }))} />
    )}
    <Paragraph>{t('rest', { name: kept.name })}</Paragraph>
    <form method="post" action={`/leden/${kept.id}/samen`}>
      <input type="hidden" name="lid" value={gone.id} />
      <ButtonGroup>
        <Button look="primary">{t('join')}</Button>
        <ButtonLink href={`/leden/${gone.id}/samen?lid=${kept.id}`}>{t('swap')}</ButtonLink>
      </ButtonGroup>
    </form>
  </>
);
