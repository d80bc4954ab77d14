import type { ComponentChildren } from 'preact';
import type { Member } from '#people';
import { sayFullDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { reasons } from './reason.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** Asked before anything of a member is shown. */
export const WhyView = ({ member, t }: { readonly member: number; readonly t: T }) => (
  <>
    <Heading level={1}>{t('why')}</Heading>
    <form method="post" action={`/balie/lid/${member}`}>
      <RadioGroup
        name="reden"
        legend={t('why')}
        description={t('whyText')}
        choices={reasons.map(value => ({ value, label: t(value) }))}
        value={reasons[0]}
      />
      <Button look="primary">{t('look')}</Button>
    </form>
  </>
);

/** A member as staff may see them, and what the modules have to show of them. */
export const MemberView = ({
  member,
  home,
  isEnded,
  seesAll,
  language,
  t,
  children,
}: {
  readonly member: Member;
  /** Name of the member's branch. */
  readonly home: string;
  readonly isEnded: boolean;
  /** False for a guest of whom the agreement shows only what a desk needs. */
  readonly seesAll: boolean;
  readonly language: Language;
  readonly t: T;
  readonly children: ComponentChildren;
}) => {
  const until = member.until && sayFullDay(member.until, language);
  return (
    <>
      <Heading level={1}>{member.name}</Heading>
      {isEnded && until !== undefined && <Alert kind="warning">{t('ended', { until })}</Alert>}
      {!seesAll && <Alert kind="info">{t('guest', { home })}</Alert>}
      <DataList
        facts={[
          { term: t('cardNumber'), value: member.card },
          { term: t('home'), value: home },
          { term: t('born'), value: seesAll && member.birthDay && sayFullDay(member.birthDay, language) },
          { term: t('since'), value: sayFullDay(member.since, language) },
          { term: t('until'), value: until },
          { term: t('email'), value: seesAll && member.email },
        ]}
      />
      {children}
      <Paragraph>
        <Link href="/balie/lid">{t('other')}</Link>
      </Paragraph>
    </>
  );
};
