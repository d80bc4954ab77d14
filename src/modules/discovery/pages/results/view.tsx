import { useContext } from 'preact/hooks';
import type { Network } from '#network';
import { addDays } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { PageLanguage } from '#web/language.ts';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FacetList } from '#web/parts/facet-list.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Pagination } from '#web/parts/pagination.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox, suggestionsAddress } from '#web/parts/search-box.tsx';
import { Select } from '#web/parts/select.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import { addressOf, type Asked, parametersOf, sortNames } from '../../address.ts';
import { sorts } from '../../search-port.ts';
import { BranchChooser } from '../branch/chooser.tsx';
import { HitCard } from '../hit-card.tsx';
import { KeepSearch } from '../kept/forms.tsx';
import type { Results } from './load.ts';
import type { ResultsPage } from './present.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** The rest of a search, as fields that go along unseen. */
const Kept = ({
  asked,
  place,
  except,
}: {
  readonly asked: Asked;
  readonly place: Network;
  readonly except: readonly string[];
}) => (
  <>
    {parametersOf(asked, place)
      .filter(([name]) => !except.includes(name))
      .map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
  </>
);

function Order({ asked, place, t }: { readonly asked: Asked; readonly place: Network; readonly t: T }) {
  const label = (sort: Asked['sort']) => (sort === 'title' ? t('sortTitle') : t(sort));
  return (
    <form class="in-line extra" action="/zoek">
      <Kept asked={asked} place={place} except={['sorteer']} />
      <FormField name="sorteer" label={t('sort')}>
        {ties => (
          <Select
            ties={ties}
            value={sortNames[asked.sort]}
            choices={sorts.map(sort => ({ value: sortNames[sort], label: label(sort) }))}
          />
        )}
      </FormField>
      <Button>{t('sortDo')}</Button>
    </form>
  );
}

function Years({ asked, place, t }: { readonly asked: Asked; readonly place: Network; readonly t: T }) {
  const field = (name: 'van' | 'tot', label: string, value: number | undefined) => (
    <FormField name={name} label={label}>
      {ties => <TextInput ties={ties} inputMode="numeric" width="short" value={value} autocomplete="off" />}
    </FormField>
  );
  return (
    <form class="years extra" action="/zoek" aria-label={t('years')}>
      <Kept asked={asked} place={place} except={['van', 'tot']} />
      {field('van', t('from'), asked.filters.yearFrom)}
      {field('tot', t('to'), asked.filters.yearTo)}
      <Button>{t('yearsDo')}</Button>
    </form>
  );
}

/** So many days ahead a reader may choose. */
const daysAhead = 14;

function HereBy({ results, t }: { readonly results: Results; readonly t: T }) {
  const { asked, here, today } = results;
  const language = useContext(PageLanguage);
  const days = Array.from({ length: daysAhead }, (_, ahead) => addDays(today, ahead));
  return (
    <form class="years extra" action="/zoek" aria-label={t('hereBy')}>
      <Kept asked={asked} place={here.place} except={['hier']} />
      <FormField name="hier" label={t('hereBy')}>
        {ties => (
          <Select
            ties={ties}
            value={asked.hereBy ?? ''}
            choices={[
              { value: '', label: t('hereByAny') },
              ...days.map(day => ({ value: day, label: sayDay(day, today, language) })),
            ]}
          />
        )}
      </FormField>
      <Button>{t('hereByDo')}</Button>
      <Paragraph>{t('hereByNote')}</Paragraph>
    </form>
  );
}

function Nothing({
  asked,
  shown,
  place,
  t,
}: {
  readonly asked: Asked;
  readonly shown: ResultsPage;
  readonly place: Network;
  readonly t: T;
}) {
  const titles = {
    nothing: t('nothing', { words: asked.words }),
    filtered: t('nothingFiltered'),
    beyond: t('beyond'),
  };
  return (
    <EmptyState title={titles[shown.empty ?? 'nothing']}>
      {shown.meant && (
        <Paragraph look="lead">
          {t('meant')} <Link href={shown.meant.href}>{shown.meant.words}</Link>?
        </Paragraph>
      )}
      {shown.empty === 'nothing' && (
        <ul class="utrecht-unordered-list">
          <li>{t('spelling')}</li>
          <li>{t('less')}</li>
        </ul>
      )}
      {shown.apart.length > 0 && (
        <>
          <Paragraph>{t('apart')}</Paragraph>
          <ul class="utrecht-unordered-list">
            {shown.apart.map(({ word, href, count }) => (
              <li key={word}>
                <Link href={href}>{t('apartWord', { word, count })}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.empty === 'nothing' && (
        <Paragraph>
          {t('askStaff')} <Link href="/vestigingen">{t('branches')}</Link>
        </Paragraph>
      )}
      {shown.empty === 'filtered' && (
        <Paragraph>
          <Link href={shown.unfiltered}>
            {shown.without === undefined ? t('drop') : t('dropFor', { count: shown.without })}
          </Link>
        </Paragraph>
      )}
      {shown.empty === 'beyond' && (
        <Paragraph>
          <Link href={addressOf({ ...asked, page: 1 }, place)}>{t('toFirst')}</Link>
        </Paragraph>
      )}
    </EmptyState>
  );
}

/** Results beside the ways to narrow them; on a phone the results come first. */
export function ResultsView({
  results,
  shown,
  address,
  mayKeep,
  t,
}: {
  readonly results: Results;
  readonly shown: ResultsPage;
  readonly address: string;
  /** Whether who looks may keep the search. */
  readonly mayKeep: boolean;
  readonly t: T;
}) {
  const { asked, here, today } = results;
  const { place } = here;
  return (
    <>
      <Heading level={1}>{shown.heading}</Heading>
      {shown.everything !== undefined && (
        <Paragraph>
          <Link href={shown.everything}>{t('everything')}</Link>
        </Paragraph>
      )}
      <div class="search-head">
        <SearchBox
          id="search"
          action="/zoek"
          label={t('label')}
          value={asked.words}
          suggest={suggestionsAddress}
        />
        {!here.own && <BranchChooser branches={place.branches(today)} chosen={here.branch} back={address} />}
      </div>
      <div class="results-head">
        <StatusMessage>{shown.total}</StatusMessage>
        {shown.facets.some(({ values }) => values.length > 0) && (
          <p class="when-stacked extra">
            <Link href="#kleiner">{t('narrow')}</Link>
          </p>
        )}
        {shown.hits.length > 1 && <Order asked={asked} place={place} t={t} />}
      </div>
      <div class="columns results">
        <section aria-labelledby="results">
          <h2 class="seen-by-ear" id="results">
            {t('results')}
          </h2>
          {shown.empty !== undefined && <Nothing asked={asked} shown={shown} place={place} t={t} />}
          {shown.hits.length > 0 && (
            <>
              <ol class="hits">
                {shown.hits.map(hit => (
                  <HitCard key={hit.edition} hit={hit} />
                ))}
              </ol>
              {mayKeep && (
                <KeepSearch
                  parameters={new URLSearchParams(parametersOf(asked, place)).toString()}
                  typed={asked.words}
                />
              )}
              <Pagination
                page={asked.page}
                pages={shown.pages}
                hrefOf={page => addressOf({ ...asked, page }, place)}
              />
            </>
          )}
        </section>
        <div id="kleiner">
          {here.branch && shown.empty !== 'nothing' && <HereBy results={results} t={t} />}
          <FacetList facets={shown.facets} />
          {shown.more !== undefined && (
            <Paragraph>
              <Link href={shown.more}>{t('more')}</Link>
            </Paragraph>
          )}
          {shown.empty !== 'nothing' && <Years asked={asked} place={place} t={t} />}
        </div>
      </div>
    </>
  );
}
