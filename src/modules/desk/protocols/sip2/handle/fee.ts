import { payFees } from '#circulation';
import { centsIn } from '#web/amounts.ts';
import { valueOf } from '#standards/sip2/message.ts';
import { echo, type Handle, nowStamp, sayRefusal, screen, whoStands } from '../call.ts';
import { say } from '../words.ts';

/**
 * 37, a member paid at the machine: the oldest fees first, or the one that the machine names (CG). The transaction (BK)
 * makes the same message the same payment; a machine that sends none is known by its own clock.
 */
export const feePaid: Handle = async call => {
  const { world, terminal, message, at } = call;
  const answer = (accepted: 'Y' | 'N', why: ReturnType<typeof screen>) => ({
    code: '38' as const,
    fixed: { accepted, date: nowStamp(call) },
    fields: [...echo(call, 'AA', 'BK'), ...why],
  });
  const { member, password } = await whoStands(call);
  if (!member) return answer('N', screen(say(call, 'unknownCard')));
  if (password === 'wrong') return answer('N', screen(say(call, 'wrongPassword')));
  const { currency, date } = message.fixed;
  if (currency !== 'EUR') return answer('N', screen(say(call, 'eurosOnly')));
  const named = Number(valueOf(message, 'CG') || Number.NaN);
  const wish = {
    member: member.id,
    cents: centsIn(valueOf(message, 'BV')),
    method: 'machine' as const,
    unit: terminal.unit,
    key: `sip2 ${terminal.device} ${valueOf(message, 'BK') || `${date} ${member.id}`}`,
    fee: Number.isSafeInteger(named) ? named : undefined,
    at,
    by: terminal.by,
  };
  const paid = await world.db.transaction(tx => payFees(tx, wish));
  return paid.ok ? answer('Y', screen(say(call, 'paid'))) : answer('N', sayRefusal(call, paid.refusal));
};
