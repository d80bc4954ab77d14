import type { Account, Entry, Fee } from '#circulation';
import type { Network } from '#network';
import type { Member } from '#people';
import { sayEuros, writeEuros } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { words } from './words.ts';

export interface FeesProps {
  readonly member: Member;
  readonly account: Account;
  readonly titles: ReadonlyMap<number, string>;
  readonly place: Network;
  /** The name under which this payment is known, so that a button pressed twice pays once. */
  readonly payment: string;
  readonly seesAll: boolean;
  readonly language: Language;
  readonly t: TranslateOf<typeof words>;
}

const nameOf = ({ kind, edition, note }: Fee, { titles, t }: FeesProps): string =>
  [t(kind), edition === null ? undefined : titles.get(edition), note].filter(Boolean).join(': ');

const Amount = ({ id, label, value }: { id: string; label: string; value?: string }) => (
  <FormField name="amount" id={id} label={label}>
    {ties => <TextInput ties={ties} value={value} inputMode="decimal" width="short" autocomplete="off" />}
  </FormField>
);

const Text = ({ name, id, label }: { name: string; id: string; label: string }) => (
  <FormField name={name} id={id} label={label}>
    {ties => <TextInput ties={ties} autocomplete="off" />}
  </FormField>
);

const Method = ({ t, name }: Pick<FeesProps, 't'> & { readonly name: string }) => (
  <RadioGroup
    name={name}
    legend={t('method')}
    value="card"
    choices={(['card', 'cash'] as const).map(value => ({ value, label: t(value) }))}
  />
);

const OpenFees = (props: FeesProps) => {
  const { account, place, language, t } = props;
  return (
    <Table
      id="open"
      caption={t('fees')}
      rows={account.fees.filter(({ owed }) => owed !== 0)}
      keyOf={fee => fee.id}
      columns={[
        { head: t('what'), cell: fee => nameOf(fee, props) },
        { head: t('day'), cell: ({ day }) => sayShortDay(day, language) },
        { head: t('from'), cell: ({ organisation }) => place.unit(organisation).name },
        { head: t('open'), numeric: true, cell: ({ owed }) => sayEuros(owed, language) },
      ]}
    />
  );
};

const PayForms = (props: FeesProps & { readonly address: string }) => {
  const { account, address, payment, language, t } = props;
  const open = account.fees.filter(({ owed }) => owed > 0);
  return (
    <div class="columns columns--even">
      <form method="post" action={`${address}/betalen`}>
        <Heading level={2}>{t('pay')}</Heading>
        <input type="hidden" name="key" value={payment} />
        <Amount id="pay-amount" label={t('amount')} value={writeEuros(account.owed)} />
        <Method t={t} name="method" />
        <Button look="primary">{t('payButton')}</Button>
      </form>
      <form method="post" action={`${address}/kwijtschelden`}>
        <Heading level={2}>{t('waive')}</Heading>
        <FormField name="fee" id="waive-fee" label={t('waiveWhich')}>
          {ties => (
            <Select
              ties={ties}
              choices={open.map(fee => ({
                value: String(fee.id),
                label: `${nameOf(fee, props)} (${sayEuros(fee.owed, language)})`,
              }))}
            />
          )}
        </FormField>
        <Text name="reason" id="waive-reason" label={t('reason')} />
        <Button>{t('waiveButton')}</Button>
      </form>
    </div>
  );
};

const ChargeForm = ({ address, t }: Pick<FeesProps, 't'> & { readonly address: string }) => (
  <form method="post" action={`${address}/rekening`}>
    <Heading level={2}>{t('charge')}</Heading>
    <FormField name="kind" label={t('kind')}>
      {ties => (
        <Select
          ties={ties}
          choices={(['damaged', 'other'] as const).map(value => ({ value, label: t(value) }))}
        />
      )}
    </FormField>
    <Amount id="charge-amount" label={t('chargeAmount')} />
    <Text name="note" id="charge-note" label={t('note')} />
    <Button>{t('chargeButton')}</Button>
  </form>
);

const Refunds = (props: FeesProps & { readonly address: string }) => {
  const { account, address, language, t } = props;
  return (
    <>
      {account.fees
        .filter(({ owed }) => owed < 0)
        .map(fee => (
          <form key={fee.id} method="post" action={`${address}/teruggeven`}>
            <Heading level={2}>{`${t('refund')}: ${nameOf(fee, props)}`}</Heading>
            <input type="hidden" name="fee" value={fee.id} />
            <Method t={t} name={`method${fee.id}`} />
            <Button>{t('refundButton', { amount: sayEuros(-fee.owed, language) })}</Button>
          </form>
        ))}
    </>
  );
};

const sayEntry = (fee: Fee, { kind, cents }: Entry, props: FeesProps): string =>
  `${nameOf(fee, props)}, ${props.t(`entry${kind}`)} ${sayEuros(Math.abs(cents), props.language)}`;

/** Each entry with the way to reverse it: one reason for the button that is pressed. */
const Entries = (props: FeesProps & { readonly address: string }) => {
  const { account, address, language, t } = props;
  const lines = account.fees.flatMap(fee =>
    fee.entries.map(entry => ({
      fee,
      entry,
      mayReverse: entry.kind !== 'reversal' && !fee.entries.some(({ reverses }) => reverses === entry.id),
    })),
  );
  if (lines.length === 0) return null;
  return (
    <form method="post" action={`${address}/terugdraaien`}>
      <Heading level={2}>{t('entries')}</Heading>
      <Paragraph>{t('reverseHelp')}</Paragraph>
      <Text name="reason" id="reverse-reason" label={t('reason')} />
      <Table
        id="entries"
        caption={t('entries')}
        captionHidden
        rows={lines}
        keyOf={({ entry }) => entry.id}
        columns={[
          { head: t('entry'), cell: ({ fee, entry }) => sayEntry(fee, entry, props) },
          { head: t('day'), cell: ({ entry }) => sayShortDay(entry.day, language) },
          { head: t('reason'), cell: ({ entry }) => entry.reason ?? '' },
          {
            head: t('reverse'),
            cell: ({ fee, entry, mayReverse }) =>
              mayReverse && (
                <Button
                  name="entry"
                  value={entry.id}
                  look="subtle"
                  label={t('reverseLabel', { entry: sayEntry(fee, entry, props) })}
                >
                  {t('reverse')}
                </Button>
              ),
          },
        ]}
      />
    </form>
  );
};

/** All that a member owes here, and everything that a desk can do about it. */
export function FeesView(props: FeesProps) {
  const { member, account, seesAll, language, t } = props;
  const address = `/balie/lid/${member.id}/kosten`;
  const amount = sayEuros(account.owed, language);
  return (
    <>
      <Heading level={1}>{t('title', { name: member.name })}</Heading>
      <Paragraph look="lead">{account.owed > 0 ? t('owed', { amount }) : t('nothing')}</Paragraph>
      {account.toGiveBack > 0 && (
        <Paragraph>{t('toGiveBack', { amount: sayEuros(account.toGiveBack, language) })}</Paragraph>
      )}
      {!seesAll && <Alert kind="info">{t('notSeen')}</Alert>}
      <Paragraph>
        <Link href={`/balie/lid/${member.id}`}>{t('back', { name: member.name })}</Link>{' '}
        <Link href="/balie/kassa">{t('drawer')}</Link>
      </Paragraph>
      {account.fees.some(({ owed }) => owed !== 0) && <OpenFees {...props} />}
      {account.owed > 0 && <PayForms {...props} address={address} />}
      <Refunds {...props} address={address} />
      <ChargeForm t={t} address={address} />
      <Entries {...props} address={address} />
    </>
  );
}
