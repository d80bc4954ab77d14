import type { MemberId } from '#people';
import { outsideQuiet, nextDaily } from './when.ts';

export const ways = ['at-once', 'daily', 'paper'] as const;

/** How a member wants to hear from us: each message at once, one a day, or on paper. */
export type Way = (typeof ways)[number];

/** What decides how somebody is reached. */
export interface Reach {
  readonly member: MemberId;
  readonly way: Way;
  /** The address that we have takes no mail. */
  readonly isDead: boolean;
}

/** How one notice goes out, besides standing in the account; nothing when that is all. */
export type Sending =
  | { readonly channel: 'email'; readonly address: string; readonly daily: boolean; readonly nextTry: Date }
  | { readonly channel: 'letter'; readonly nextTry: Date };

/** Chooses how a notice goes out. Paper costs money: only who asked for it, or for what matters when mail does not reach. */
export function sendingOf(
  { way, isDead }: Pick<Reach, 'way' | 'isDead'>,
  email: string | undefined,
  onPaper: boolean,
  zone: string,
  at: Date,
): Sending | undefined {
  if (way === 'paper') return { channel: 'letter', nextTry: at };
  if (email === undefined || isDead) return onPaper ? { channel: 'letter', nextTry: at } : undefined;
  const daily = way === 'daily';
  const nextTry = daily ? nextDaily(zone, at) : outsideQuiet(zone, at);
  return { channel: 'email', address: email, daily, nextTry };
}
