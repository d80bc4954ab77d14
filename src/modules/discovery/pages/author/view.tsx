import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { TranslateOf } from '#web/words.ts';
import { BranchChooser } from '../branch/chooser.tsx';
import { HitList } from '../hit-card.tsx';
import { Leads } from '../leads.tsx';
import { SeriesOrder } from '../series-order.tsx';
import type { AuthorPage } from './load.ts';
import type { Author } from './present.ts';
import type { words } from './words.ts';

/** An author: what they make, what is borrowed most and where that is, their series in order. */
export function AuthorView({
  page,
  shown,
  address,
  t,
}: {
  readonly page: AuthorPage;
  readonly shown: Author;
  readonly address: string;
  readonly t: TranslateOf<typeof words>;
}) {
  const { here, today, total, series } = page;
  return (
    <>
      <Breadcrumb steps={[{ label: t('search'), href: '/zoek' }, { label: shown.name }]} />
      <Heading level={1}>{shown.name}</Heading>
      <Paragraph look="lead">{shown.total}</Paragraph>
      {!here.own && (
        <BranchChooser branches={here.place.branches(today)} chosen={here.branch} back={address} />
      )}
      <HitList id="borrowed" title={t('borrowed')} hits={shown.borrowed} />
      <Paragraph>
        <ButtonLink href={shown.all}>{t('all', { total })}</ButtonLink>
      </Paragraph>
      {series.map(({ name, parts }, place) => (
        <SeriesOrder
          key={name}
          id={`series-${place}`}
          title={t('inSeries', { series: name })}
          parts={parts}
        />
      ))}
      <HitList id="newest" title={t('newest')} hits={shown.newest} />
      <section class="extra" aria-labelledby="about">
        <Heading level={2} id="about">
          {t('about', { name: shown.name })}
        </Heading>
        <DataList
          facts={shown.facts.map(({ term, value }) => ({
            term,
            value: value.length > 0 && <Leads leads={value} />,
          }))}
        />
      </section>
    </>
  );
}
