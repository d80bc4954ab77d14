import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { TranslateOf } from '#web/words.ts';
import { BranchChooser } from '../branch/chooser.tsx';
import { HitList } from '../hit-card.tsx';
import type { WorkPage } from './load.ts';
import type { Work } from './present.ts';
import type { words } from './words.ts';

/** A work with all its editions, each with where it is and when it could be here. */
export function WorkView({
  page: { edition, all, here, today },
  shown,
  address,
  t,
}: {
  readonly page: WorkPage;
  readonly shown: Work;
  readonly address: string;
  readonly t: TranslateOf<typeof words>;
}) {
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('search'), href: '/zoek' },
          { label: shown.title, href: `/titel/${edition.id}` },
          { label: t('editions') },
        ]}
      />
      <Heading level={1}>{t('pageTitle', { title: shown.title })}</Heading>
      {shown.by !== undefined && <Paragraph look="lead">{shown.by}</Paragraph>}
      <Paragraph>{shown.total}</Paragraph>
      {!here.own && (
        <BranchChooser branches={here.place.branches(today)} chosen={here.branch} back={address} />
      )}
      {all.length > 1 && (
        <>
          <Paragraph>{t('any')}</Paragraph>
          <Paragraph>
            <ButtonLink href={`/titel/${edition.id}?uitgave=alle#ask`}>{t('askAny')}</ButtonLink>
          </Paragraph>
        </>
      )}
      {shown.languages.map(({ name, hits }, place) => (
        <HitList key={name} id={`language-${place}`} title={name} hits={hits} />
      ))}
    </>
  );
}
