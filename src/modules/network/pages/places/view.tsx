import { sayNumber } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, Translate, TranslateOf } from '#web/words.ts';
import type { Unit, UnitKind } from '../../unit.ts';
import type { Places } from './present.ts';
import type { words } from './words.ts';

const link = ({ code, name }: Unit) => <Link href={`/beheer/netwerk/${code}`}>{name}</Link>;

/** Two tables: where people lend, and who runs it. */
export function PlacesView({
  t,
  kind,
  language,
  places,
  parties,
  others,
}: Places & {
  readonly t: TranslateOf<typeof words>;
  readonly kind: Translate<UnitKind>;
  readonly language: Language;
}) {
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <ButtonGroup>
        <ButtonLink href="/beheer/nieuwe-plek">{t('add')}</ButtonLink>
        <ButtonLink href="/beheer/afspraken">{t('agreements')}</ButtonLink>
        <ButtonLink href="/beheer/tarieven">{t('tariffs')}</ButtonLink>
        <ButtonLink href="/beheer/taken">{t('themes')}</ButtonLink>
      </ButtonGroup>
      <Table
        id="places"
        caption={t('places')}
        rows={places}
        keyOf={({ unit }) => unit.id}
        columns={[
          { head: t('name'), cell: ({ unit }) => link(unit) },
          { head: t('placeKind'), cell: ({ placeKind }) => placeKind },
          { head: t('organisation'), cell: ({ organisation }) => organisation },
          { head: t('municipality'), cell: ({ municipality }) => municipality },
          {
            head: t('hours'),
            numeric: true,
            cell: ({ staffedHours }) => sayNumber(staffedHours, language, 1),
          },
        ]}
      />
      <Table
        id="parties"
        caption={t('parties')}
        rows={parties}
        keyOf={({ id }) => id}
        columns={[
          { head: t('name'), cell: link },
          { head: t('kind'), cell: unit => kind(unit.kind) },
          { head: t('code'), cell: ({ code }) => code },
        ]}
      />
      {others.length > 0 && (
        <Table
          id="others"
          caption={t('others')}
          rows={others}
          keyOf={({ id }) => id}
          columns={[
            { head: t('name'), cell: link },
            { head: t('kind'), cell: unit => kind(unit.kind) },
            { head: t('from'), cell: ({ from }) => sayFullDay(from, language) },
            {
              head: t('until'),
              cell: ({ until }) => (until === undefined ? t('open') : sayFullDay(until, language)),
            },
          ]}
        />
      )}
    </>
  );
}
