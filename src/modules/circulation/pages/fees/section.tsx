import { editions } from '#catalogue';
import { network } from '#network';
import { type MemberContext, members } from '#people';
import { addDays } from '#platform/day.ts';
import { sayEuros } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Section } from '#web/slots.ts';
import { type Language, translator, type TranslateOf } from '#web/words.ts';
import { timesDisputed } from '../../disputes.ts';
import { type Account, accountOf } from '../../fees/reading.ts';
import { providerOf } from '../../fees/provider.ts';
import { words } from './words.ts';

type T = TranslateOf<typeof words>;
type Line = Account['fees'][number];

/** So long what was settled is shown. */
const shownFor = 365;

interface Known {
  readonly account: Account;
  readonly titles: ReadonlyMap<number, string>;
}

async function load({ world, visit, member, only }: MemberContext): Promise<Known> {
  const { db } = world;
  const place = await network(db);
  const home = (await members(db, [member])).get(member)?.home ?? place.province.id;
  const all = await accountOf(db, member, addDays(place.today(home, visit.now), -shownFor));
  const fees = all.fees.filter(({ organisation }) => only === undefined || organisation === only);
  const ids = [...new Set(fees.flatMap(({ edition }) => edition ?? []))];
  const found = ids.length === 0 ? new Map() : await editions(db, ids);
  const sum = (sign: 1 | -1) => fees.reduce((cents, { owed }) => cents + Math.max(0, sign * owed), 0);
  return {
    account: { fees, owed: sum(1), toGiveBack: sum(-1) },
    titles: new Map([...found].map(([id, { title }]) => [id, title])),
  };
}

const charged = ({ entries }: Line): number =>
  entries.reduce((sum, { kind, cents }) => (kind === 'charge' ? sum + cents : sum), 0);

const FeeTable = ({
  id,
  fees,
  titles,
  t,
  language,
}: {
  readonly id: string;
  readonly fees: readonly Line[];
  readonly titles: Known['titles'];
  readonly t: T;
  readonly language: Language;
}) => (
  <Table
    id={id}
    caption={t(id === 'open-fees' ? 'open' : 'settled')}
    captionHidden
    rows={fees}
    keyOf={fee => fee.id}
    columns={[
      {
        head: t('what'),
        cell: ({ kind, edition, note }) =>
          [t(kind), edition === null ? undefined : titles.get(edition), note].filter(Boolean).join(': '),
      },
      { head: t('day'), cell: ({ day }) => sayShortDay(day, language) },
      {
        head: t('amount'),
        numeric: true,
        cell: fee => sayEuros(id === 'open-fees' ? fee.owed : charged(fee), language),
      },
    ]}
  />
);

/** What is owed, with a way to pay it; nothing at all for who was never charged. */
async function draw(context: MemberContext, at: 'account' | 'desk') {
  const { world, visit, member } = context;
  const { language } = visit;
  const t = translator(words, language);
  const { account, titles } = await load(context);
  if (account.fees.length === 0 && at === 'account') return null;
  const disputed = at === 'desk' ? await timesDisputed(world.db, member) : 0;
  const open = account.fees.filter(({ owed }) => owed !== 0);
  const settled = account.fees.filter(({ owed }) => owed === 0);
  const amount = sayEuros(account.owed, language);
  return (
    <section aria-labelledby="fees">
      <Heading level={2} id="fees">
        {t('title')}
      </Heading>
      <Paragraph>{account.owed === 0 ? t('none') : t('owed', { amount })}</Paragraph>
      {open.length > 0 && <FeeTable id="open-fees" fees={open} titles={titles} t={t} language={language} />}
      {account.toGiveBack > 0 && (
        <Paragraph>{t('toGiveBack', { amount: sayEuros(account.toGiveBack, language) })}</Paragraph>
      )}
      {at === 'account' && account.owed > 0 && (
        <form method="post" action="/mijn/betalen">
          <Paragraph>{t(providerOf(world) ? 'lead' : 'desk')}</Paragraph>
          {providerOf(world) && <Button look="primary">{t('pay', { amount })}</Button>}
        </form>
      )}
      {at === 'desk' && disputed > 0 && <Paragraph>{t('disputed', { times: disputed })}</Paragraph>}
      {at === 'desk' && (
        <Paragraph>
          <Link href={`/balie/lid/${member}/kosten`}>{t('toDesk')}</Link>
        </Paragraph>
      )}
      {at === 'account' && settled.length > 0 && (
        <details>
          <summary>{t('settled')}</summary>
          <FeeTable id="settled-fees" fees={settled} titles={titles} t={t} language={language} />
        </details>
      )}
    </section>
  );
}

/** What you owe, in your account. */
export const accountFees: Section<MemberContext> = {
  slot: 'account',
  order: 30,
  render: context => draw(context, 'account'),
};

/** What a member owes, for the desk. */
export const memberFees: Section<MemberContext> = {
  slot: 'member',
  order: 15,
  render: context => draw(context, 'desk'),
};
