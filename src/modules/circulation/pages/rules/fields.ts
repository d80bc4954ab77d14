import type { Topic } from '../../rules/rule.ts';

/** How a part of what a rule says is filled in: a whole number, euros, a day, a choice, or a yes. */
export type FieldKind = 'number' | 'euros' | 'day' | 'yes' | readonly string[];

/** The fields of each topic, by the name that they have in the rule. */
export const fieldsOf = {
  loan: { days: 'number', hours: 'number', latest: 'day', no: 'yes' },
  renewal: { times: 'number', days: 'number', from: ['', 'today', 'due'], automatic: 'number' },
  limit: { items: 'number' },
  request: { requests: 'number' },
  late: { cents: 'euros', most: 'euros', free: 'number' },
  lost: { price: 'euros', work: 'euros', refundDays: 'number' },
  damaged: { cents: 'euros', foundDays: 'number' },
  membership: { cents: 'euros', per: ['year', 'month'] },
  debt: { cents: 'euros' },
} as const satisfies Record<Topic, Readonly<Record<string, FieldKind>>>;
