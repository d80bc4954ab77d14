import type { ComponentChildren } from 'preact';
import { addDays, type Day } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { branchCookie, type Here } from '../../here.ts';
import { sayHours } from '../../opening.ts';
import type { Standing } from '../../standing.ts';
import { HitCard } from '../hit-card.tsx';
import { presentStanding } from '../results/present.ts';
import type { BranchPage } from './load.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every branch, with whether it is open today. */
export const BranchesView = ({
  here: { place },
  today,
  language,
  t,
}: {
  readonly here: Here;
  readonly today: Day;
  readonly language: Language;
  readonly t: T;
}) => (
  <>
    <Heading level={1}>{t('all')}</Heading>
    <Paragraph look="lead">{t('allText')}</Paragraph>
    <ul class="branches">
      {place.branches(today).map(({ id, code, name }) => {
        const hours = sayHours(place, id, today, language);
        return (
          <li key={code}>
            <Link href={`/vestigingen/${encodeURIComponent(code)}`}>{name}</Link>
            <span>{hours === undefined ? t('closedToday') : t('open', { hours })}</span>
          </li>
        );
      })}
    </ul>
  </>
);

function Shelf({
  id,
  title,
  titles,
  all,
  href,
  page,
  language,
}: {
  readonly id: string;
  readonly title: string;
  readonly titles: readonly Standing[];
  readonly all: string;
  readonly href: string;
  readonly page: BranchPage;
  readonly language: Language;
}) {
  const { here, today } = page;
  if (titles.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      <ul class="hits">
        {titles.map(one => (
          <HitCard key={one.edition.id} hit={presentStanding(one, here, today, language)} />
        ))}
      </ul>
      <Paragraph>
        <Link href={href}>{all}</Link>
      </Paragraph>
    </section>
  );
}

/** A branch: when it is open, where it is, what is new there and what is borrowed most. */
export function BranchView({
  shown,
  language,
  t,
  children,
}: {
  readonly shown: BranchPage;
  readonly language: Language;
  readonly t: T;
  /** What other modules tell of the branch: what is on there. */
  readonly children: ComponentChildren;
}) {
  const { branch, here, today, newest, borrowed } = shown;
  const days = Array.from({ length: 7 }, (_, ahead) => addDays(today, ahead));
  const find = (parameters: Record<string, string>) =>
    `/zoek?${new URLSearchParams({ bij: branch.code, ...parameters })}`;
  return (
    <>
      <Breadcrumb steps={[{ label: t('all'), href: '/vestigingen' }, { label: branch.name }]} />
      <Heading level={1}>{branch.name}</Heading>
      {here.branch?.id === branch.id ? (
        <Paragraph look="lead">{t('yours')}</Paragraph>
      ) : (
        !here.own && (
          <form method="post" action="/vestiging">
            <input type="hidden" name={branchCookie} value={branch.code} />
            <input type="hidden" name="terug" value={`/vestigingen/${branch.code}`} />
            <Button>{t('choose')}</Button>
          </form>
        )
      )}
      <section aria-labelledby="hours">
        <Heading level={2} id="hours">
          {t('hours')}
        </Heading>
        <Table
          id="hours-table"
          caption={t('hoursCaption')}
          columns={[
            { head: t('day'), cell: (day: Day) => capital(sayDay(day, today, language)) },
            {
              head: t('when'),
              cell: (day: Day) => sayHours(here.place, branch.id, day, language) ?? t('shut'),
            },
          ]}
          rows={days}
          keyOf={day => day}
        />
        {branch.address !== undefined && (
          <Paragraph>
            {t('address')}: {branch.address}
          </Paragraph>
        )}
      </section>
      {children}
      <div class="columns columns--even">
        <Shelf
          id="newest"
          title={t('newest', { branch: branch.name })}
          titles={newest}
          all={t('allNewest')}
          href={find({ sorteer: 'nieuwste' })}
          page={shown}
          language={language}
        />
        <Shelf
          id="borrowed"
          title={t('borrowed', { branch: branch.name })}
          titles={borrowed}
          all={t('allBorrowed')}
          href={find({ sorteer: 'meest-geleend' })}
          page={shown}
          language={language}
        />
      </div>
      <Paragraph>
        <Link href={find({ nu: 'ja' })}>{t('now')}</Link>
      </Paragraph>
    </>
  );
}
