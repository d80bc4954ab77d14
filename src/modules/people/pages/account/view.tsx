import type { ComponentChildren } from 'preact';
import { sayFullDay } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { Deed } from '../deed.tsx';
import type { Member } from '../../member.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** A greeting, what is known of the membership, and then what the modules have to show. */
export function AccountView({
  t,
  language,
  member,
  home,
  self,
  children,
}: {
  readonly t: T;
  readonly language: Language;
  readonly member: Member;
  /** Name of the member's branch. */
  readonly home: string;
  /** Who a guardian is themselves, while they do things for this child. */
  readonly self: number | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <Heading level={1}>{t('hello', { name: member.givenName })}</Heading>
      <Paragraph look="lead">
        {t('home', { home })} {member.card !== undefined && t('card', { card: member.card })}{' '}
        {member.until !== undefined && t('until', { until: sayFullDay(member.until, language) })}
      </Paragraph>
      <Paragraph>
        <Link href="/mijn/gegevens">{t('details')}</Link>
      </Paragraph>
      {self !== undefined && (
        <Deed action="/mijn/gezin" button={t('self')}>
          <input type="hidden" name="member" value={self} />
        </Deed>
      )}
      {children}
    </>
  );
}

/** For staff without a membership of their own. */
export const NoMembership = ({ t }: { readonly t: T }) => (
  <>
    <Heading level={1}>{t('title')}</Heading>
    <Paragraph look="lead">{t('noMember')}</Paragraph>
  </>
);
