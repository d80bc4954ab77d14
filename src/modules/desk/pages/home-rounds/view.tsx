import type { Day } from '#platform/day.ts';
import type { HomeStop } from '#requests';
import { sayFullDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { type SaidScan, ScanField } from '../scan/scan-field.tsx';
import { words } from './words.ts';

export const address = '/balie/aan-huis';

/** A field of the form of a door: that a thing of the round was handed over. */
export const thingField = (request: number): string => `ding-${request}`;

/** A door, with what whoever lives there may give back by the round after this one. */
export type Door = HomeStop & { readonly back: readonly string[] };

/** The rounds of a branch, a day each, and the field for what came back from one. */
export function RoundsView({
  name,
  stops,
  today,
  next,
  last,
  language,
}: {
  readonly name: string;
  readonly stops: readonly HomeStop[];
  readonly today: Day;
  readonly next: number;
  readonly last: SaidScan | undefined;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const rounds = [...Map.groupBy(stops, ({ day }) => day)];
  return (
    <>
      <Heading level={1}>{t('title', { place: name })}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <ScanField action={address} next={next} last={last} language={language} description={t('scanText')} />
      {rounds.length === 0 ? (
        <EmptyState title={t('empty')}>
          <Paragraph>{t('emptyText')}</Paragraph>
        </EmptyState>
      ) : (
        <Table
          id="rounds"
          caption={t('rounds')}
          columns={[
            {
              head: t('day'),
              cell: ([day]) => (
                <>
                  <Link href={`${address}/${day}`}>{sayFullDay(day, language)}</Link>{' '}
                  {day < today && <Badge look="hand">{t('over')}</Badge>}
                </>
              ),
            },
            { head: t('doors'), cell: ([, doors]) => doors.length },
            {
              head: t('things'),
              cell: ([, doors]) => doors.reduce((all, { things }) => all + things.length, 0),
            },
          ]}
          rows={rounds}
          keyOf={([day]) => day}
        />
      )}
    </>
  );
}

const DoorForm = ({ door, t }: { readonly door: Door; readonly t: TranslateOf<typeof words> }) => {
  const { day, member, things, back } = door;
  const { name, street, postcode, town, phone, homeDelivery } = member;
  const attempts = Math.max(...things.map(({ request }) => request.attempts));
  const where = [street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <section class="card" aria-labelledby={`door-${member.id}`}>
      <Heading level={2} id={`door-${member.id}`}>
        {name}
      </Heading>
      <DataList
        facts={[
          { term: t('address'), value: where || t('noAddress') },
          { term: t('phone'), value: phone },
          {
            term: t('by'),
            value: homeDelivery && t(homeDelivery.carrier === 'volunteer' ? 'byVolunteer' : 'byBranch'),
          },
          { term: t('attempts'), value: attempts > 0 ? t('times', { count: attempts }) : undefined },
          { term: t('back'), value: back.length > 0 ? back.join('; ') : undefined },
        ]}
      />
      <form method="post" action={`${address}/${day}/${member.id}`}>
        <Fieldset legend={t('handed')} id={`things-${member.id}`}>
          {things.map(({ request, edition, item }) => (
            <Checkbox
              key={request.id}
              name={thingField(request.id)}
              label={edition.title}
              description={item.barcode}
            />
          ))}
        </Fieldset>
        <ButtonGroup>
          <Button name="hoe" value="bezorgd" look="primary" label={t('deliveredTo', { name })}>
            {t('delivered')}
          </Button>
          <Button name="hoe" value="terug" label={t('noneTo', { name })}>
            {t('none')}
          </Button>
        </ButtonGroup>
      </form>
    </section>
  );
};

/** A round: who gets what, to print and to tick. No signature is asked for. */
export function RoundView({
  day,
  doors,
  language,
}: {
  readonly day: Day;
  readonly doors: readonly Door[];
  readonly language: Language;
}) {
  const t = translator(words, language);
  const things = doors.reduce((all, door) => all + door.things.length, 0);
  return (
    <>
      <Heading level={1}>{t('round', { day: sayFullDay(day, language) })}</Heading>
      {doors.length === 0 ? (
        <EmptyState title={t('gone')}>
          <Paragraph>{t('goneText')}</Paragraph>
        </EmptyState>
      ) : (
        <>
          <Paragraph look="lead">{t('roundLead', { doors: doors.length, things })}</Paragraph>
          <Paragraph>{t('lookNote')}</Paragraph>
        </>
      )}
      {doors.map(door => (
        <DoorForm key={door.member.id} door={door} t={t} />
      ))}
      <Paragraph>
        <Link href={address}>{t('toRounds')}</Link>
      </Paragraph>
    </>
  );
}
