import { ageOn } from '../../member.ts';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Line } from '../fields.tsx';
import { HouseholdPart } from '../household.tsx';
import { Deed } from '../deed.tsx';
import type { PartProps } from './part.ts';

/** Who acts for whom, and who may collect. */
export const FamilyPart = ({ kept, language, t, field, to }: PartProps) => {
  const { member, today, children, guardians, guardedUntil, proxies } = kept;
  const isChild = member.birthDay !== undefined && ageOn(member.birthDay, today) < guardedUntil;
  const taken = (deed: string, id: number, name: string) => (
    <Deed key={id} action={to(deed)} button={t('remove')} look="subtle" label={`${t('remove')}: ${name}`}>
      <input type="hidden" name="id" value={id} />
    </Deed>
  );
  return (
    <>
      <DataList
        facts={[
          ...children.map(child => ({
            term: t('child'),
            value: <Link href={`/leden/${child.id}`}>{child.name}</Link>,
          })),
          ...guardians.map(({ id, name }) => ({
            term: t('guardian'),
            value: (
              <>
                {name} {taken('ouder-weg', id, name)}
              </>
            ),
          })),
          ...proxies.map(({ proxy, name }) => ({
            term: t('collects'),
            value: (
              <>
                {name} {taken('ophalen-weg', proxy, name)}
              </>
            ),
          })),
        ]}
      />
      {member.kind === 'person' && (
        <>
          <Heading level={3}>{t('household')}</Heading>
          <HouseholdPart
            {...{ household: kept.household, isChild, language, to }}
            member={member.id}
            atDesk
          />
        </>
      )}
      {isChild && (
        <Deed action={to('ouder')} button={t('addGuardian')}>
          <Line
            t={field}
            name="card"
            id="guardian-card"
            description={t('addGuardianHelp', { age: guardedUntil })}
            autocomplete="off"
            required
          />
        </Deed>
      )}
      <Deed action={to('ophalen')} button={t('addProxy')}>
        <Line
          t={field}
          name="card"
          id="proxy-card"
          description={t('addProxyHelp')}
          autocomplete="off"
          required
        />
        <Line t={field} name="until" id="proxy-until" type="date" min={today} width="date" />
      </Deed>
    </>
  );
};
