import type { Edition, EditionId } from '#catalogue';
import { sayNumber, sayShare } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Column, Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Steering } from '../../steering.ts';
import { words } from './words.ts';

export interface SteeringProps {
  readonly steering: Steering;
  readonly titles: ReadonlyMap<EditionId, Edition>;
  readonly language: Language;
}

type Part = SteeringProps & { readonly t: TranslateOf<typeof words> };
type Key = keyof (typeof words)['nl'];

/** So many rows are shown; the worst come first. */
const shown = 20;

/** A list with its heading, or a sentence that there is nothing. */
function List<Row>({
  name,
  none,
  rows,
  columns,
  keyOf,
  foot,
  t,
}: {
  readonly name: Key;
  readonly none: Key;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string | number;
  readonly foot?: readonly string[];
  readonly t: Part['t'];
}) {
  return (
    <section>
      <Heading level={2}>{t(name)}</Heading>
      {rows.length === 0 ? (
        <Paragraph>{t(none)}</Paragraph>
      ) : (
        <Table
          id={name}
          caption={t(name)}
          captionHidden
          rows={rows.slice(0, shown)}
          columns={columns}
          keyOf={keyOf}
          {...(foot && { foot })}
        />
      )}
    </section>
  );
}

const titleOf = ({ titles, t }: Part, edition: EditionId) => (
  <Link href={`/titel/${edition}`}>{titles.get(edition)?.title ?? t('unknownTitle')}</Link>
);

const Waiting = ({ steering: { byAge, paused, stranded }, language, t }: Part) => (
  <>
    <List
      name="waiting"
      none="noHopeless"
      rows={byAge.map((count, age) => ({ age, count }))}
      keyOf={({ age }) => age}
      columns={[
        { head: t('age'), cell: ({ age }) => t(`age-${age}` as Key) },
        { head: t('requests'), cell: ({ count }) => sayNumber(count, language), numeric: true },
      ]}
      foot={[
        t('total'),
        sayNumber(
          byAge.reduce((a, b) => a + b, 0),
          language,
        ),
      ]}
      t={t}
    />
    <Paragraph>{t('paused', { count: paused })}</Paragraph>
    {stranded > 0 && (
      <Paragraph>
        <Link href="/poi/sturen/gestopt">{t('stranded', { count: stranded })}</Link>
      </Paragraph>
    )}
  </>
);

const Service = ({ steering: { service, place }, language, t }: Part) => (
  <List
    name="service"
    none="noService"
    rows={service.toSorted((a, b) => b.days / b.ready - a.days / a.ready)}
    keyOf={({ pickup }) => pickup}
    columns={[
      { head: t('branch'), cell: ({ pickup }) => place.unit(pickup).name },
      { head: t('ready'), cell: ({ ready }) => sayNumber(ready, language), numeric: true },
      { head: t('mean'), cell: ({ days, ready }) => sayNumber(days / ready, language, 1), numeric: true },
      {
        head: t('three'),
        cell: ({ withinThree, ready }) => sayShare(withinThree / ready, language),
        numeric: true,
      },
      {
        head: t('kept'),
        cell: ({ kept, promised }) => (promised === 0 ? '' : sayShare(kept / promised, language)),
        numeric: true,
      },
    ]}
    t={t}
  />
);

/** What readers think, beside what the province wants to reach. */
const Opinions = ({ steering: { satisfaction }, language, t }: Part) => {
  const { answers, mark, satisfied, target, better } = satisfaction;
  if (mark === undefined || satisfied === undefined)
    return <List name="opinions" none="noOpinions" rows={[]} columns={[]} keyOf={() => 0} t={t} />;
  const rows = [
    {
      name: t('satisfied', { from: target?.satisfiedFrom ?? 7 }),
      now: sayShare(satisfied, language),
      goal: target && sayShare(target.satisfied, language),
      isReached: target && satisfied >= target.satisfied,
    },
    {
      name: t('meanMark'),
      now: sayNumber(mark, language, 1),
      goal: target && sayNumber(target.mark, language, 1),
      isReached: target && mark >= target.mark,
    },
  ];
  return (
    <>
      <List
        name="opinions"
        none="noOpinions"
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { head: t('opinion'), cell: ({ name }) => name },
          { head: t('now'), cell: ({ now }) => now, numeric: true },
          { head: t('goal'), cell: ({ goal }) => goal ?? '', numeric: true },
          {
            head: t('reached'),
            cell: ({ isReached }) => (isReached === undefined ? '' : t(isReached ? 'yes' : 'no')),
          },
        ]}
        t={t}
      />
      <Paragraph>
        {t('answers', { count: answers })}{' '}
        {better.map(({ wish, count }) => t(`better-${wish}`, { count })).join(', ')}.
      </Paragraph>
    </>
  );
};

/** What the office steers requests by, the worst first. */
export function SteeringView(props: SteeringProps) {
  const { steering, language } = props;
  const { place } = steering;
  const t = translator(words, language);
  const part = { ...props, t };
  const name = (unit: number) => place.unit(unit).name;
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Waiting {...part} />
      <List
        name="hopeless"
        none="noHopeless"
        rows={steering.hopeless}
        keyOf={({ id }) => id}
        columns={[
          { head: t('titleHead'), cell: ({ edition }) => titleOf(part, edition) },
          { head: t('pickup'), cell: ({ pickup }) => name(pickup) },
          { head: t('since'), cell: ({ day }) => sayShortDay(day, language) },
        ]}
        t={t}
      />
      <List
        name="crowds"
        none="noCrowds"
        rows={steering.crowds}
        keyOf={({ edition }) => edition}
        columns={[
          { head: t('titleHead'), cell: ({ edition }) => titleOf(part, edition) },
          { head: t('requests'), cell: ({ waiting }) => waiting, numeric: true },
          { head: t('copies'), cell: ({ copies }) => copies, numeric: true },
          {
            head: t('perCopy'),
            cell: ({ waiting, copies }) => sayNumber(waiting / copies, language, 1),
            numeric: true,
          },
        ]}
        t={t}
      />
      <Service {...part} />
      <Opinions {...part} />
      <List
        name="full"
        none="noFull"
        rows={steering.full}
        keyOf={({ unit, day }) => `${unit} ${day}`}
        columns={[
          { head: t('branch'), cell: ({ unit }) => name(unit) },
          { head: t('day'), cell: ({ day }) => sayShortDay(day, language) },
          { head: t('lines'), cell: ({ lines }) => lines, numeric: true },
          { head: t('room'), cell: ({ room }) => room, numeric: true },
        ]}
        t={t}
      />
      <List
        name="van"
        none="noVan"
        rows={steering.waitingForVan}
        keyOf={({ unit }) => unit}
        columns={[
          { head: t('branch'), cell: ({ unit }) => name(unit) },
          { head: t('items'), cell: ({ count }) => count, numeric: true },
        ]}
        t={t}
      />
      <Paragraph>
        {t('handlings', { count: steering.handlings })} <Link href="/poi/vervoer">{t('handlingsLink')}</Link>
      </Paragraph>
    </>
  );
}
