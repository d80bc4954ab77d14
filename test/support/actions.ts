import type { ItemState } from '#circulation';

/** What can be done to an item at a desk, at another branch, by another part of the house, or by its borrower. */
export const actions = [
  'lend',
  'lend to who waits',
  'lend for the library only',
  'check in here',
  'check in elsewhere',
  'check in with an earlier time',
  'renew',
  'say it was returned',
  'say it was never borrowed',
  'lose',
  'take in damaged',
  'charge the last borrower',
  'mend',
  'put on display',
  'mark as ordered',
  'use in the house',
  'count the parts',
  'keep ready',
  'send',
  'receive',
  'put on the shelf',
  'mark as missing',
  'find',
  'withdraw',
] as const;
export type Action = (typeof actions)[number];

/** What becomes of an item: the state that it is in afterwards, or the code by which the action is refused (nothing changes). */
type Outcome = ItemState | `no: ${string}`;

const states = [
  'on-shelf',
  'on-display',
  'on-hold-shelf',
  'on-loan',
  'in-transit',
  'missing',
  'lost',
  'in-repair',
  'on-order',
  'withdrawn',
] as const satisfies readonly ItemState[];

const no = {
  lendable: 'no: circulation/not-lendable',
  now: 'no: circulation/not-possible-now',
  lent: 'no: circulation/already-lent',
  held: 'no: circulation/held-for-another',
  forLoan: 'no: circulation/not-for-loan',
  loan: 'no: circulation/not-on-loan',
  last: 'no: circulation/last-borrower-unknown',
} as const;

/** A row of outcomes in the order of `states`; one value stands for all states. */
const row = (...outcomes: readonly Outcome[]): Readonly<Record<(typeof states)[number], Outcome>> =>
  Object.fromEntries(
    states.map((state, place) => [state, outcomes.length === 1 ? outcomes[0] : outcomes[place]]),
  ) as Readonly<Record<(typeof states)[number], Outcome>>;

/**
 * Every action by every state, in the manner of RERO's table. Columns: on the shelf, on display, on the hold shelf (for
 * Ben), on loan (to Ada), in transit, missing, lost, in repair, on order, withdrawn.
 */
const table: Readonly<Record<Action, Readonly<Record<(typeof states)[number], Outcome>>>> = {
  lend: row(
    'on-loan',
    'on-loan',
    no.held,
    'on-loan',
    no.lendable,
    'on-loan',
    no.lendable,
    no.lendable,
    no.lendable,
    no.lendable,
  ),
  'lend to who waits': row(
    'on-loan',
    'on-loan',
    'on-loan',
    no.lent,
    no.lendable,
    'on-loan',
    no.lendable,
    no.lendable,
    no.lendable,
    no.lendable,
  ),
  'lend for the library only': row(
    no.forLoan,
    no.forLoan,
    no.held,
    'on-loan',
    no.lendable,
    no.forLoan,
    no.lendable,
    no.lendable,
    no.lendable,
    no.lendable,
  ),
  'check in here': row(
    'on-shelf',
    'on-display',
    'on-hold-shelf',
    'on-shelf',
    'in-transit',
    'on-shelf',
    'on-shelf',
    'in-repair',
    'on-shelf',
    'withdrawn',
  ),
  'check in elsewhere': row(
    'on-shelf',
    'on-display',
    'on-hold-shelf',
    'on-shelf',
    'in-transit',
    'on-shelf',
    'on-shelf',
    'in-repair',
    'on-shelf',
    'withdrawn',
  ),
  'check in with an earlier time': row(...states),
  renew: row(no.loan, no.loan, no.loan, 'on-loan', no.loan, no.loan, no.loan, no.loan, no.loan, no.loan),
  'say it was returned': row(
    no.now,
    no.now,
    no.now,
    'missing',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  'say it was never borrowed': row(
    no.now,
    no.now,
    no.now,
    'missing',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  lose: row('lost', no.now, no.now, 'lost', no.now, 'lost', no.now, no.now, no.now, no.now),
  'take in damaged': row(
    'in-repair',
    'in-repair',
    'in-repair',
    'in-repair',
    no.now,
    'in-repair',
    'in-repair',
    'in-repair',
    'in-repair',
    no.now,
  ),
  // Ada brought it back just before it came into the state; on loan, it is Ada who borrowed it again
  'charge the last borrower': row(
    'on-shelf',
    'on-display',
    'on-hold-shelf',
    no.last,
    'in-transit',
    'missing',
    'lost',
    'in-repair',
    'on-order',
    'withdrawn',
  ),
  mend: row('on-shelf', no.now, no.now, no.now, no.now, no.now, no.now, 'on-shelf', no.now, no.now),
  'put on display': row(
    'on-display',
    'on-display',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  'mark as ordered': row(
    'on-order',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    'on-order',
    no.now,
  ),
  'use in the house': row(
    'on-shelf',
    'on-display',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  'count the parts': row(
    'on-shelf',
    'on-display',
    'on-hold-shelf',
    no.now,
    'in-transit',
    no.now,
    no.now,
    'in-repair',
    no.now,
    no.now,
  ),
  'keep ready': row(
    'on-hold-shelf',
    'on-hold-shelf',
    'on-hold-shelf',
    no.now,
    'on-hold-shelf',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  send: row(
    'in-transit',
    'in-transit',
    'in-transit',
    no.now,
    'in-transit',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  receive: row('on-shelf', no.now, no.now, no.now, 'on-shelf', no.now, no.now, no.now, 'on-shelf', no.now),
  'put on the shelf': row(
    'on-shelf',
    'on-shelf',
    'on-shelf',
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  'mark as missing': row(
    'missing',
    'missing',
    'missing',
    no.now,
    'missing',
    'missing',
    no.now,
    no.now,
    no.now,
    no.now,
  ),
  find: row('on-shelf', no.now, no.now, no.now, no.now, 'on-shelf', 'on-shelf', no.now, no.now, no.now),
  withdraw: row(
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'on-loan',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'no: catalogue/withdrawn-before',
  ),
};

/** One numbered row: an action on an item in a state, and what becomes of it. */
export interface ActionRow {
  readonly n: number;
  readonly action: Action;
  readonly state: (typeof states)[number];
  readonly outcome: Outcome;
}

export const rows: readonly ActionRow[] = actions.flatMap((action, i) =>
  states.map((state, j) => ({
    n: i * states.length + j + 1,
    action,
    state,
    outcome: table[action][state],
  })),
);

const said: Readonly<Record<ItemState, string>> = {
  'on-shelf': 'on the shelf',
  'on-display': 'on display',
  'on-hold-shelf': 'on the hold shelf',
  'on-loan': 'on loan',
  'in-transit': 'in transit',
  missing: 'missing',
  lost: 'lost',
  'in-repair': 'in repair',
  'on-order': 'on order',
  withdrawn: 'withdrawn',
};

/** What a row claims, as the title of its scenario. */
export const claimOf = ({ n, action, state, outcome }: ActionRow): string =>
  outcome.startsWith('no: ')
    ? `${n}. ${action}, ${said[state]}: refused, ${outcome.slice(4)}`
    : outcome === state
      ? `${n}. ${action}, ${said[state]}: it stays so`
      : `${n}. ${action}, ${said[state]}: then ${said[outcome as ItemState]}`;

/** Longer stories about the same actions, by the words of their titles in the tests. */
export interface Story {
  readonly title: string;
  readonly file: string;
}

/** The page `docs/actions.md`. */
export function actionsPage(stories: readonly Story[]): string {
  const cell = (action: Action, state: (typeof states)[number]): string => {
    const found = rows.find(one => one.action === action && one.state === state);
    const outcome = found?.outcome ?? '';
    const text = outcome.startsWith('no: ')
      ? `refused: ${outcome.slice(4).replace('circulation/', '')}`
      : outcome === state
        ? 'stays'
        : said[outcome as ItemState];
    return `${found?.n}. ${text}`;
  };
  return `${[
    '# Every action by every state of an item',
    '',
    'Made from `test/support/actions.ts` by `npm run actions`; a test fails when this page is stale. Each numbered row is a',
    'scenario of `src/modules/circulation/actions.test.ts`: an item is brought into the state, the action is done, and the',
    'state, the place, the open loan and the answer to the same action a second time are looked at. "Stays" is an answer, not',
    'a refusal: a scan or message that comes twice is answered and changes nothing.',
    '',
    `| action | ${states.map(state => said[state]).join(' | ')} |`,
    `|---|${states.map(() => '---|').join('')}`,
    ...actions.map(action => `| **${action}** | ${states.map(state => cell(action, state)).join(' | ')} |`),
    '',
    '## Each row with its scenario',
    '',
    '| row | scenario |',
    '|---|---|',
    ...rows.map(one => `| ${one.n} | ${claimOf(one)} |`),
    '',
    '## Longer stories, by the numbers of the edge cases',
    '',
    '| case | story | told in |',
    '|---|---|---|',
    ...stories.map(({ title, file }) => {
      const [, number = '', words = title] = /^case (\d+): (.*)$/.exec(title) ?? [];
      return `| ${number} | ${words} | \`${file}\` |`;
    }),
    '',
  ].join('\n')}`;
}
