import { Checkbox } from '#web/parts/checkbox.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { consents } from '../consent.ts';
import type { Housemate } from '../household.ts';
import type { MemberId } from '../member.ts';
import { Deed } from './deed.tsx';
import { fieldWords } from './field-words.ts';
import { Line } from './fields.tsx';
import { householdWords } from './household-words.ts';

export interface HouseholdProps {
  /** Whose page it is. */
  readonly member: MemberId;
  /** Everybody, themselves too. */
  readonly household: readonly Housemate[];
  /** A guardian looks, or decides at the desk. */
  readonly isChild: boolean;
  readonly atDesk: boolean;
  readonly language: Language;
  readonly to: (deed: string) => string;
}

type T = TranslateOf<typeof householdWords>;

/** One of the others: who, and what they let the reader do. */
const Mate = ({ mate, t, atDesk }: { readonly mate: Housemate; readonly t: T; readonly atDesk: boolean }) => {
  const { member, agreed, asChild, receives } = mate;
  const marks = [!agreed && t('waits'), asChild && t('child'), receives && t('receives')].filter(Boolean);
  const list = consents.filter(name => mate[name]).map(name => t(`may-${name}`));
  const name = atDesk ? member.name : member.givenName;
  return (
    <li class="utrecht-unordered-list__item">
      <strong>{name}</strong>
      {marks.length > 0 && ` (${marks.join(', ')})`}
      {agreed && !atDesk && (
        <>
          <br />
          {list.length === 0 ? t('mayNothing', { name }) : t('may', { name, list: list.join(', ') })}
        </>
      )}
    </li>
  );
};

/** What the others may do, to be ticked; saying so is saying yes. */
const Lets = ({ self, household, isChild, atDesk, to, t }: HouseholdProps & { self: Housemate; t: T }) => {
  const receiver = household.find(({ receives }) => receives)?.member.givenName;
  const offered = consents.filter(name => name !== 'mail' || (receiver !== undefined && !self.receives));
  return (
    <Deed action={to('huishouden-ja')} button={t(self.agreed ? 'save' : 'yes')}>
      <fieldset class="utrecht-form-fieldset">
        <legend class="utrecht-form-fieldset__legend">
          {t(isChild ? 'mineChild' : atDesk ? 'mineDesk' : 'mine')}
        </legend>
        {offered.map(name => (
          <Checkbox
            key={name}
            name={name}
            id={`household-${name}`}
            label={t(name, { name: receiver ?? '' })}
            checked={self[name]}
          />
        ))}
      </fieldset>
    </Deed>
  );
};

/** The household of a member: who belongs to it, what each lets the others do, and asking, leaving, saying yes. */
export function HouseholdPart(props: HouseholdProps) {
  const { member, household, isChild, atDesk, language, to } = props;
  const t = translator(householdWords, language);
  const self = household.find(one => one.member.id === member);
  const others = household.filter(one => one !== self);
  const asker = others.find(({ agreed, asChild }) => agreed && !asChild)?.member.name ?? '';
  const canAsk = !isChild && (self === undefined || self.agreed);
  return (
    <>
      {self === undefined && <Paragraph>{t(atDesk ? 'whatDesk' : 'what')}</Paragraph>}
      {self && !self.agreed && <Paragraph>{atDesk ? t('askedDesk') : t('asked', { name: asker })}</Paragraph>}
      {self?.agreed && (
        <ul class="utrecht-unordered-list">
          {others.map(mate => (
            <Mate key={mate.member.id} {...{ mate, t, atDesk }} />
          ))}
        </ul>
      )}
      {self && <Lets {...props} self={self} t={t} />}
      {self?.agreed && !self.asChild && !self.receives && (
        <Deed action={to('huishouden-post')} button={t('receive')} look="subtle" />
      )}
      {canAsk && (
        <Deed action={to('huishouden')} button={t('ask')}>
          <Line
            t={translator(fieldWords, language)}
            name="card"
            id="household-card"
            description={t('askHelp')}
            autocomplete="off"
            required
            width="short"
          />
        </Deed>
      )}
      {self && <Deed action={to('huishouden-weg')} button={t(self.agreed ? 'leave' : 'no')} look="subtle" />}
      {self?.agreed && household.some(({ asChild }) => asChild) && (
        <Paragraph look="small">{t('untilAge')}</Paragraph>
      )}
    </>
  );
}

/** With the address: whose goes along. */
export function AddressAlong({
  member,
  household,
  language,
}: Omit<HouseholdProps, 'to' | 'atDesk' | 'isChild'>) {
  const self = household.find(one => one.member.id === member);
  const along = household.filter(one => one !== self && one.moves);
  if (!self?.agreed || self.asChild || along.length === 0) return null;
  const names = along.map(one => one.member.givenName).join(', ');
  return <Checkbox name="along" label={translator(householdWords, language)('along', { names })} />;
}
