import { Fragment } from 'preact';
import { sayFullDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { type Language, translator } from '#web/words.ts';
import { endReasons } from '../../member.ts';
import { sayCode } from '../code-words.ts';
import { fieldWords } from '../field-words.ts';
import { Contact, Line } from '../fields.tsx';
import { AddressAlong } from '../household.tsx';
import { BlocksPart, NotesPart } from './blocks.tsx';
import { CardsPart } from './cards.tsx';
import { FamilyPart } from './family.tsx';
import { HomeDeliveryPart } from './home-delivery.tsx';
import type { Kept } from './load.ts';
import { MergePart } from './merge.tsx';
import { Deed } from '../deed.tsx';
import type { PartProps } from './part.ts';
import { words } from './words.ts';

const Details = ({ kept: { member, household }, language, t, field, to }: PartProps) => (
  <Deed action={to('gegevens')} button={t('save')} look="primary">
    {member.kind === 'person' && (
      <Line t={field} name="givenName" value={member.givenName} autocomplete="off" />
    )}
    <Line t={field} name="familyName" value={member.familyName} autocomplete="off" required />
    {member.kind === 'person' && (
      <Line t={field} name="birthDay" type="date" value={member.birthDay} width="date" required />
    )}
    <Contact t={field} value={name => member[name]} own={false} />
    <AddressAlong {...{ member: member.id, household, language }} />
  </Deed>
);

const Membership = ({ kept, language, t, field, to }: PartProps) => {
  const { member, place, today, categories } = kept;
  const name = ({ nameNl, nameEn }: (typeof categories)[number]) => (language === 'nl' ? nameNl : nameEn);
  const mine = categories.find(({ code }) => code === member.category);
  return (
    <>
      <DataList
        facts={[
          { term: t('home'), value: place.unit(member.home).name },
          { term: t('category'), value: mine ? name(mine) : member.category },
          { term: t('since'), value: sayFullDay(member.since, language) },
          { term: t('until'), value: member.until ? sayFullDay(member.until, language) : t('endless') },
        ]}
      />
      {member.until !== undefined && <Deed action={to('verlengen')} button={t('renew')} look="primary" />}
      <Deed action={to('abonnement')} button={t('change')}>
        <FormField name="category" label={t('category')}>
          {ties => (
            <Select
              ties={ties}
              value={member.category}
              choices={categories.map(one => ({ value: one.code, label: name(one) }))}
            />
          )}
        </FormField>
        <Line t={field} name="from" type="date" value={today} min={today} width="date" />
      </Deed>
      <Deed action={to('stoppen')} button={t('end')} look="subtle">
        <FormField name="why" id="end-why" label={t('why')}>
          {ties => (
            <Select
              ties={ties}
              value="asked"
              choices={endReasons.map(value => ({ value, label: sayCode(value, language) }))}
            />
          )}
        </FormField>
      </Deed>
    </>
  );
};

const parts = [
  ['details', Details],
  ['membership', Membership],
  ['cards', CardsPart],
  ['family', FamilyPart],
  ['delivery', HomeDeliveryPart],
  ['blocks', BlocksPart],
  ['notes', NotesPart],
  ['merges', MergePart],
] as const;

/** Everything that a desk keeps of a member, a heading a part. */
export function KeepView({
  kept,
  language,
  error,
}: {
  readonly kept: Kept;
  readonly language: Language;
  /** Why what was asked is not done. */
  readonly error: string | undefined;
}) {
  const { member, place } = kept;
  const props: PartProps = {
    kept,
    language,
    t: translator(words, language, place.province.zone),
    field: translator(fieldWords, language),
    to: deed => `/leden/${member.id}/${deed}`,
  };
  return (
    <>
      <Heading level={1}>{member.name}</Heading>
      {error !== undefined && (
        <Alert kind="error" live>
          <Paragraph>{error}</Paragraph>
        </Alert>
      )}
      <Paragraph look="lead">{props.t('lead')}</Paragraph>
      <Paragraph>
        <Link href={`/balie/lid/${member.id}`}>{props.t('back')}</Link>
      </Paragraph>
      {parts.map(([name, Part]) => (
        <Fragment key={name}>
          <Heading level={2} id={name}>
            {props.t(name)}
          </Heading>
          <Part {...props} />
        </Fragment>
      ))}
    </>
  );
}
