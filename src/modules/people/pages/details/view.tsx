import { Fragment, type VNode } from 'preact';
import type { Network } from '#network';
import { dayIn, type Day } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { blockAt } from '../../block.ts';
import type { Member } from '../../member.ts';
import type { Proxy } from '../../proxies.ts';
import type { Erasability } from '../../questions.ts';
import type { looksOf } from '../../store/portions.ts';
import { sayCode } from '../code-words.ts';
import { Deed } from '../deed.tsx';
import type { Housemate } from '../../household.ts';
import { AddressAlong, HouseholdPart } from '../household.tsx';
import { fieldWords } from '../field-words.ts';
import { Contact, Line } from '../fields.tsx';
import type { words } from './words.ts';

export interface DetailsProps {
  readonly member: Member;
  readonly place: Network;
  readonly today: Day;
  readonly children: readonly Member[];
  readonly household: readonly Housemate[];
  readonly proxies: readonly Proxy[];
  readonly looks: Awaited<ReturnType<typeof looksOf>>;
  readonly asks: Erasability;
  /** What other modules know of the member, and why. */
  readonly known: VNode;
  readonly language: Language;
  readonly t: TranslateOf<typeof words>;
  /** True while a guardian looks. */
  readonly isForChild: boolean;
  /** Why what was asked is not done. */
  readonly error: string | undefined;
}

const to = (deed: string) => `/mijn/gegevens/${deed}`;

const Household = ({ member: { id: member }, household, isForChild, language }: DetailsProps) => (
  <HouseholdPart {...{ member, household, language, to }} isChild={isForChild} atDesk={false} />
);

const Address = ({ member, household, language, t }: DetailsProps) => (
  <>
    <Deed action={to('adres')} button={t('save')} look="primary">
      <Contact t={translator(fieldWords, language)} value={name => member[name]} own />
      <AddressAlong {...{ member: member.id, household, language }} />
    </Deed>
    <Paragraph look="small">{t('fixed')}</Paragraph>
  </>
);

const Membership = ({ member, place, today, language, t }: DetailsProps) => {
  const block = blockAt(member, place.unit(member.home).organisation, today);
  return (
    <>
      <Paragraph>
        {member.until === undefined ? t('endless') : t('until', { day: sayFullDay(member.until, language) })}
      </Paragraph>
      {block && (
        <Alert kind="warning">
          {t('blocked', { reason: sayCode(block.reason, language).toLowerCase() })}
        </Alert>
      )}
      {member.until !== undefined && <Deed action={to('verlengen')} button={t('renew')} />}
    </>
  );
};

const Card = ({ t }: DetailsProps) => (
  <>
    <Paragraph>{t('cardHelp')}</Paragraph>
    <Deed action={to('pas-kwijt')} button={t('lost')} />
  </>
);

const Family = ({ children, t }: DetailsProps) => (
  <>
    {children.map(({ id, givenName }) => (
      <Deed key={id} action="/mijn/gezin" button={t('act', { name: givenName })}>
        <input type="hidden" name="member" value={id} />
      </Deed>
    ))}
  </>
);

const Collect = ({ proxies, today, language, t }: DetailsProps) => {
  const field = translator(fieldWords, language);
  return (
    <>
      <Paragraph>{t('collectHelp')}</Paragraph>
      {proxies.length === 0 && <Paragraph>{t('noOne')}</Paragraph>}
      {proxies.map(({ proxy, name, until }) => (
        <Deed
          key={proxy}
          action={to('ophalen-weg')}
          button={t('remove')}
          look="subtle"
          label={`${t('remove')}: ${name}`}
        >
          <input type="hidden" name="id" value={proxy} />
          <Paragraph>
            {name}
            {until === null ? '' : `, ${t('untilDay', { day: sayFullDay(until, language) })}`}
          </Paragraph>
        </Deed>
      ))}
      <Deed action={to('ophalen')} button={t('let')}>
        <Line t={field} name="card" autocomplete="off" required width="short" />
        <Line t={field} name="until" type="date" min={today} width="date" />
      </Deed>
    </>
  );
};

const History = ({ member, t }: DetailsProps) => {
  const isOn = member.historySince !== undefined;
  return (
    <>
      <Paragraph>{t(isOn ? 'historyOn' : 'historyOff')}</Paragraph>
      <Deed action={to('onthouden')} button={t(isOn ? 'turnOff' : 'turnOn')}>
        <input type="hidden" name="keep" value={isOn ? 'no' : 'yes'} />
      </Deed>
    </>
  );
};

const Known = ({ known }: DetailsProps) => known;

const Looks = ({ looks, place, language, t }: DetailsProps) =>
  looks.length === 0 ? (
    <Paragraph>{t('noLooks')}</Paragraph>
  ) : (
    <>
      <Paragraph>{t('looksHelp')}</Paragraph>
      <Table
        caption={t('looks')}
        captionHidden
        rows={looks}
        columns={[
          {
            head: t('when'),
            cell: ({ at }) => sayFullDay(dayIn(place.province.zone, new Date(at)), language),
          },
          { head: t('place'), cell: ({ unit }) => (unit === null ? '' : place.unit(unit).name) },
          { head: t('why'), cell: ({ reason }) => sayCode(reason, language) },
        ]}
      />
    </>
  );

const Download = ({ t }: DetailsProps) => (
  <>
    <Paragraph>{t('downloadHelp')}</Paragraph>
    <ul class="utrecht-unordered-list">
      <li class="utrecht-unordered-list__item">
        <Link href="/mijn/gegevens/alles">{t('read')}</Link>
      </li>
      <li class="utrecht-unordered-list__item">
        <Link href="/mijn/gegevens/alles.json">{t('file')}</Link>
      </li>
    </ul>
  </>
);

const Erase = ({ asks, language, t }: DetailsProps) => {
  const list = (title: string, said: Erasability['first']) =>
    said.length > 0 && (
      <>
        <Paragraph>{title}</Paragraph>
        <ul class="utrecht-unordered-list">
          {said.map(one => (
            <li key={one.nl} class="utrecht-unordered-list__item">
              {one[language]}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      <Paragraph>{t('eraseHelp')}</Paragraph>
      {list(t('first'), asks.first)}
      {list(t('kept'), asks.kept)}
      {asks.first.length === 0 && (
        <Deed action={to('wissen')} button={t('eraseNow')}>
          <Checkbox name="sure" label={t('sure')} required />
        </Deed>
      )}
    </>
  );
};

const parts = [
  ['membership', Membership],
  ['details', Address],
  ['card', Card],
  ['family', Family],
  ['household', Household],
  ['collect', Collect],
  ['history', History],
  ['known', Known],
  ['looks', Looks],
  ['download', Download],
  ['erase', Erase],
] as const;

const isLeftOut = (
  name: (typeof parts)[number][0],
  { children, household, member, isForChild }: DetailsProps,
): boolean =>
  (name === 'family' && children.length === 0) ||
  (name === 'household' && isForChild && household.length === 0) ||
  (name === 'card' && member.card === undefined) ||
  (name === 'history' && isForChild);

/** What a member sees and decides, a heading a part. */
export const DetailsView = (props: DetailsProps) => (
  <>
    <Heading level={1}>{props.t('title')}</Heading>
    <Paragraph look="lead">{props.t('lead')}</Paragraph>
    {props.error !== undefined && (
      <Alert kind="error" live>
        <Paragraph>{props.error}</Paragraph>
      </Alert>
    )}
    {parts
      .filter(([name]) => !isLeftOut(name, props))
      .map(([name, Part]) => (
        <Fragment key={name}>
          {name !== 'known' && (
            <Heading level={2} id={name}>
              {props.t(name)}
            </Heading>
          )}
          <Part {...props} />
        </Fragment>
      ))}
  </>
);
