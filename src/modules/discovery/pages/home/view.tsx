import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox, suggestionsAddress } from '#web/parts/search-box.tsx';
import type { TranslateOf } from '#web/words.ts';
import { BranchChooser } from '../branch/chooser.tsx';
import { HitCard } from '../hit-card.tsx';
import type { Home } from './load.ts';
import type { HomePage } from './present.ts';
import type { words } from './words.ts';

/** The front door: what this is in one sentence, one field, and what is new. */
export function HomeView({
  home,
  shown,
  province,
  address,
  t,
}: {
  readonly home: Home;
  readonly shown: HomePage;
  readonly province: string;
  readonly address: string;
  readonly t: TranslateOf<typeof words>;
}) {
  const { here, today } = home;
  return (
    <>
      <div class="welcome">
        <Heading level={1}>{t('heading', { province })}</Heading>
        <Paragraph look="lead">{t('what')}</Paragraph>
        <SearchBox id="search" action="/zoek" label={t('label')} suggest={suggestionsAddress} large />
      </div>
      <div class="columns">
        {shown.newest.length > 0 && (
          <section aria-labelledby="newest">
            <Heading level={2} id="newest">
              {t('newest')}
            </Heading>
            <ul class="hits">
              {shown.newest.map(hit => (
                <HitCard key={hit.edition} hit={hit} />
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="today">
          <Heading level={2} id="today">
            {t('today')}
          </Heading>
          {shown.today.map(sentence => (
            <Paragraph key={sentence}>{sentence}</Paragraph>
          ))}
          <Paragraph>
            <Link href="/vestigingen">{t('branches')}</Link>
          </Paragraph>
          {!here.own && (
            <BranchChooser branches={here.place.branches(today)} chosen={here.branch} back={address} />
          )}
        </section>
      </div>
    </>
  );
}
