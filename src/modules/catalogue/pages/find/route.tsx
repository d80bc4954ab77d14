import { network, type Unit } from '#network';
import type { App } from '#platform/http.ts';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox } from '#web/parts/search-box.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Table } from '#web/parts/table.tsx';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { type TranslateOf, translator } from '#web/words.ts';
import { findTitles, type FoundTitle } from '../../store/find.ts';
import { addressOf, cataloguing, hidden } from '../access.ts';
import { words } from './words.ts';

const most = 50;

/** Titles by their numbers, one a line. */
const numbersOf = (found: readonly FoundTitle[]): string => found.map(({ edition }) => edition).join('\n');

/** What a cataloguer comes for, besides looking something up. */
const works = [
  ['exemplaren', 'copies'],
  ['snel', 'quick'],
  ['nieuw/kort', 'short'],
  ['nieuw', 'describe'],
  ['overnemen', 'copy'],
  ['exemplaren/wijzig', 'moveCopies'],
  ['samen', 'many'],
  ['etiketten', 'labels'],
] as const;

const FindView = ({
  typed,
  found,
  organisations,
  t,
}: {
  readonly typed: string;
  readonly found: readonly FoundTitle[];
  readonly organisations: readonly Unit[];
  readonly t: TranslateOf<typeof words>;
}) => (
  <>
    <Heading level={1}>{t('title')}</Heading>
    <Paragraph look="lead">{t('lead')}</Paragraph>
    <SearchBox id="find" action="/beheer/catalogus" label={t('label')} value={typed} />
    {typed !== '' && <StatusMessage>{t('found', { count: found.length })}</StatusMessage>}
    {typed !== '' && found.length === 0 && (
      <EmptyState title={t('found', { count: 0 })}>
        <Paragraph>{t('help')}</Paragraph>
      </EmptyState>
    )}
    {found.length > 0 && (
      <Table
        caption={t('results')}
        captionHidden
        rows={found}
        keyOf={({ edition }) => edition}
        columns={[
          { head: t('name'), cell: ({ edition, title }) => <Link href={addressOf(edition)}>{title}</Link> },
          { head: t('by'), cell: ({ authors }) => authors[0] },
          { head: t('year'), cell: ({ year }) => year },
          { head: t('records'), numeric: true, cell: ({ records }) => records },
        ]}
      />
    )}
    {found.length > 1 && (
      <Paragraph>
        <Link href={`/beheer/catalogus/samen?${new URLSearchParams({ genoemd: numbersOf(found) })}`}>
          {t('together', { count: found.length })}
        </Link>
      </Paragraph>
    )}
    <Heading level={2}>{t('work')}</Heading>
    <ul class="utrecht-unordered-list">
      {works.map(([href, label]) => (
        <li key={href} class="utrecht-unordered-list__item">
          <Link href={`/beheer/catalogus/${href}`}>{t(label)}</Link>
        </li>
      ))}
    </ul>
    <Heading level={2}>{t('quality')}</Heading>
    <Paragraph>{t('qualityText')}</Paragraph>
    <ul class="utrecht-unordered-list">
      {organisations.map(({ code, name }) => (
        <li key={code} class="utrecht-unordered-list__item">
          <Link href={`/beheer/intake/organisaties/${code}/kwaliteit`}>{name}</Link>
        </li>
      ))}
    </ul>
  </>
);

/** `/beheer/catalogus`: finds a title by what a cataloguer has in hand. */
export function findRoute(app: App, world: World): void {
  const handler = show(world, cataloguing, async visit => {
    const typed = (visit.query['q'] ?? '').trim().slice(0, 200);
    const place = await network(world.db);
    const organisations = place.units('organisation', place.today(place.province.id, visit.now));
    const found = typed === '' ? [] : await findTitles(world.db, typed, most);
    const t = translator(words, visit.language);
    return page({
      title: t('title'),
      wide: true,
      body: <FindView {...{ typed, found, organisations, t }} />,
    });
  });
  app.get('/beheer/catalogus', hidden, handler);
}
