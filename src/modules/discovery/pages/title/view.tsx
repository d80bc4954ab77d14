import type { ComponentChildren } from 'preact';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { DataList, type Fact } from '#web/parts/data-list.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Choice } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { editionsAddress } from '../../address.ts';
import { sayNames } from '../../author-name.ts';
import { BranchChooser } from '../branch/chooser.tsx';
import { Cover } from '../cover.tsx';
import { HitList } from '../hit-card.tsx';
import { KeepTitle } from '../kept/forms.tsx';
import { Leads } from '../leads.tsx';
import { SeriesOrder } from '../series-order.tsx';
import { WhenLine } from '../when-line.tsx';
import { AskForm } from './ask-form.tsx';
import type { Title } from './load.ts';
import type { BranchLine, TitleFact, TitlePage } from './present.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** Who looks: a member may ask, a stranger may sign in, staff ask at the desk. */
export type Asker = 'member' | 'stranger' | 'staff';

function Ask({
  title,
  asker,
  home,
  chosen,
  any,
  language,
  t,
}: {
  readonly title: Title;
  readonly asker: Asker;
  readonly home: readonly Choice[];
  readonly chosen: string | undefined;
  readonly any: boolean;
  readonly language: Language;
  readonly t: T;
}) {
  const { edition, here, today } = title;
  if (asker === 'staff') return <Paragraph>{t('staff')}</Paragraph>;
  return (
    <section class="ask" aria-labelledby="ask">
      <Heading level={2} look={3} id="ask">
        {t('askTitle')}
      </Heading>
      {asker === 'member' ? (
        <AskForm
          title={title}
          today={today}
          pickups={here.place.branches(today).filter(({ requestsAllowed }) => requestsAllowed)}
          home={home}
          chosen={chosen ?? home[0]?.value ?? here.branch?.code}
          any={any}
          language={language}
        />
      ) : (
        <>
          <Paragraph>{t('signInText')}</Paragraph>
          <ButtonLink
            look="primary"
            href={`/inloggen?terug=${encodeURIComponent(`/titel/${edition.id}${any ? '?uitgave=alle' : ''}`)}`}
          >
            {t('signIn')}
          </ButtonLink>
        </>
      )}
    </section>
  );
}

const WhereTable = ({ lines, t }: { readonly lines: readonly BranchLine[]; readonly t: T }) => (
  <Table
    id="where"
    caption={t('whereCaption')}
    captionHidden
    columns={[
      { head: t('branch'), cell: (line: BranchLine) => line.name },
      { head: t('now'), cell: (line: BranchLine) => line.now },
      ...(lines.some(({ shelf }) => shelf !== '')
        ? [{ head: t('shelf'), cell: (line: BranchLine) => line.shelf }]
        : []),
    ]}
    rows={lines}
    keyOf={line => line.branch}
  />
);

/** What leads on stands in one row. */
const factOf = ({ term, value }: TitleFact): Fact => ({
  term,
  value: typeof value === 'object' ? value.length > 0 && <Leads leads={value} /> : value,
});

/** Where it stands online, each by what the record calls it or else by whose address it is. */
const Online = ({ links, t }: { readonly links: Title['edition']['links']; readonly t: T }) =>
  links.length === 0 ? null : (
    <section aria-labelledby="online">
      <Heading level={2} id="online">
        {t('online')}
      </Heading>
      <ul class="utrecht-unordered-list">
        {links.map(({ href, kind, name }) => (
          <li class="utrecht-unordered-list__item" key={href}>
            {t(`online-${kind}`)} <Link href={href}>{name ?? new URL(href).host}</Link>
          </li>
        ))}
      </ul>
    </section>
  );

/** Which years of a magazine or parts of a set a library has, where libraries say so. */
const Parts = ({ title: { parts, here }, t }: { readonly title: Title; readonly t: T }) =>
  parts.length === 0 ? null : (
    <section aria-labelledby="parts">
      <Heading level={2} id="parts">
        {t('parts')}
      </Heading>
      <DataList
        facts={parts.map(({ branch, code, callNumber, statements }) => ({
          term: [branch === undefined ? code : here.place.unit(branch).name, callNumber]
            .filter(text => text !== undefined)
            .join(', '),
          value: statements.join('; '),
        }))}
      />
    </section>
  );

/** So many pieces are seen at once; a longer list opens. */
const shortList = 8;

/** What it holds. */
function Contents({ pieces, t }: { readonly pieces: readonly string[]; readonly t: T }) {
  if (pieces.length === 0) return null;
  const list = (some: readonly string[]) => (
    <ul class="utrecht-unordered-list">
      {some.map(piece => (
        <li class="utrecht-unordered-list__item" key={piece}>
          {piece}
        </li>
      ))}
    </ul>
  );
  const rest = pieces.slice(shortList);
  return (
    <section aria-labelledby="contents">
      <Heading level={2} id="contents">
        {t('contents')}
      </Heading>
      {list(pieces.slice(0, shortList))}
      {rest.length > 0 && (
        <details>
          <summary>{t('contentsMore', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  );
}

/** Everything about one title: what it is, when it could be here, asking for it, where it stands. */
export function TitleView({
  title,
  shown,
  asker,
  home,
  chosen,
  any,
  problem,
  address,
  linked,
  language,
  t,
  children,
}: {
  readonly title: Title;
  readonly shown: TitlePage;
  readonly asker: Asker;
  /** Being brought home, for whom that was agreed with. */
  readonly home: readonly Choice[];
  /** Code of the branch that was chosen in the form before. */
  readonly chosen: string | undefined;
  /** Whether they came for whatever edition. */
  readonly any: boolean;
  /** Why the request just made was refused. */
  readonly problem: string | undefined;
  readonly address: string;
  readonly linked: string;
  readonly language: Language;
  readonly t: T;
  readonly children: ComponentChildren;
}) {
  const { edition, here, today } = title;
  return (
    <>
      <Breadcrumb steps={[{ label: t('search'), href: '/zoek' }, { label: edition.title }]} />
      {problem !== undefined && (
        <Alert kind="warning" title={t('refused')} live>
          <Paragraph>{problem}</Paragraph>
        </Alert>
      )}
      <div class="title-head">
        <Cover title={edition.title} authors={edition.authors} material={edition.material} large />
        <div>
          <Heading level={1}>{shown.heading}</Heading>
          {edition.authors.length > 0 && (
            <Paragraph look="lead">{t('by', { names: sayNames(edition.authors, t('others')) })}</Paragraph>
          )}
          <WhenLine when={shown.when} />
          {!here.own && (
            <BranchChooser branches={here.place.branches(today)} chosen={here.branch} back={address} />
          )}
        </div>
      </div>
      {edition.summary !== undefined && <Paragraph>{edition.summary}</Paragraph>}
      <Online links={edition.links} t={t} />
      {shown.lines.length > 0 && (
        <Ask title={title} asker={asker} home={home} chosen={chosen} any={any} language={language} t={t} />
      )}
      {title.lists && <KeepTitle edition={edition.id} lists={title.lists} />}
      <section aria-labelledby="where-heading">
        <Heading level={2} id="where-heading">
          {t('where')}
        </Heading>
        {shown.lines.length > 0 ? (
          <WhereTable lines={shown.lines} t={t} />
        ) : (
          <EmptyState title={t('noCopies')} level={3}>
            <Paragraph>{t('noCopiesText')}</Paragraph>
          </EmptyState>
        )}
      </section>
      <Parts title={title} t={t} />
      {children}
      <Contents pieces={edition.contents} t={t} />
      <section class="extra" aria-labelledby="facts">
        <Heading level={2} id="facts">
          {t('facts')}
        </Heading>
        <DataList facts={shown.facts.map(factOf)} />
      </section>
      {title.related.series.length > 0 && (
        <SeriesOrder
          id="series"
          title={t('inSeries', { series: edition.series ?? '' })}
          parts={title.related.series}
          looked={edition.id}
        />
      )}
      <HitList id="others" title={t('other')} hits={shown.others}>
        <Paragraph>
          <Link href={editionsAddress(edition.id)}>
            {t('allEditions', { total: title.others.length + 1 })}
          </Link>
        </Paragraph>
      </HitList>
      <HitList id="similar" title={t('similar')} hits={shown.similar} extra />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: linked }} />
    </>
  );
}
