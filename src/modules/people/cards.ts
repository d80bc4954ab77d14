import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, allows } from './actor.ts';
import type { MemberId } from './member.ts';
import type { CardRefusal } from './refusals.ts';
import { lockCard, saveCardState } from './store/cards.ts';

/** What happens to a card in the hands of staff or of a machine that they answer for. */
export interface CardChange {
  readonly card: string;
  /** `blocked` while it must not be used, `active` when it may again. */
  readonly to: 'active' | 'blocked';
  readonly at: Date;
  readonly by: Actor;
}

/** A desk anywhere in the network blocks a card that was left behind; the member's own desk is far away. */
const mayChange = async (tx: Tx, { by, at }: CardChange, home: number): Promise<boolean> => {
  const place = await network(tx);
  const day = place.today(home, at);
  return (
    by.kind === 'system' ||
    (by.kind === 'staff' && by.roles.some(({ unit }) => allows(by, 'desk', unit, place, day)))
  );
};

/**
 * Blocks a card or lets it work again; twice is once. A lost or replaced card stays so, and a member never has two cards that work.
 */
export async function changeCard(
  tx: Tx,
  change: CardChange,
): Promise<Result<{ member: MemberId }, CardRefusal>> {
  const { card, to } = change;
  const known = await lockCard(tx, card);
  if (!known) return refuse({ code: 'people/unknown-card', card });
  if (!(await mayChange(tx, change, known.home)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: known.home });
  if (known.state === 'lost' || known.state === 'replaced') return refuse({ code: 'people/card-lost', card });
  if (to === 'active' && known.other) return refuse({ code: 'people/other-card-works', card });
  if (known.state !== to) await saveCardState(tx, card, to);
  return ok({ member: known.member });
}
