import type { RequestCode } from '#standards/sip2/layouts.ts';
import type { Handle } from './call.ts';
import { hold } from './handle/hold.ts';
import { feePaid } from './handle/fee.ts';
import { itemInformation, itemStatusUpdate } from './handle/item.ts';
import { checkout } from './handle/lend.ts';
import { blockPatron, enablePatron, endSession, patronInformation, patronStatus } from './handle/patron.ts';
import { renew, renewAll } from './handle/renew.ts';
import { status } from './handle/status.ts';
import { checkin } from './handle/take-in.ts';

/** Who answers which message. Signing in (93) and sending again (97) belong to the session. */
export const handles: Readonly<Record<Exclude<RequestCode, '93' | '97'>, Handle>> = {
  '01': blockPatron,
  '09': checkin,
  '11': checkout,
  '15': hold,
  '17': itemInformation,
  '19': itemStatusUpdate,
  '23': patronStatus,
  '25': enablePatron,
  '29': renew,
  '35': endSession,
  '37': feePaid,
  '63': patronInformation,
  '65': renewAll,
  '99': status,
};
