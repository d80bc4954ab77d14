import type { Handle } from '../call.ts';
import { nowStamp } from '../call.ts';

/** Which messages we answer, in the order of the field BX (SIP 2.00): fee paid stays with the desk. */
const supported = {
  patronStatus: true,
  checkout: true,
  checkin: true,
  blockPatron: true,
  status: true,
  resend: true,
  login: true,
  patronInformation: true,
  endSession: true,
  feePaid: false,
  itemInformation: true,
  itemStatusUpdate: true,
  patronEnable: true,
  hold: true,
  renew: true,
  renewAll: true,
};

const letters = Object.values(supported)
  .map(has => (has ? 'Y' : 'N'))
  .join('');

/** 99, is the library there: yes, with what it can do; machines may wait three seconds and try three times. */
export const status: Handle = async call => ({
  code: '98',
  fixed: {
    online: 'Y',
    checkin: 'Y',
    checkout: 'Y',
    renewal: 'Y',
    statusUpdate: 'Y',
    offline: 'Y',
    timeout: '030',
    retries: '003',
    date: nowStamp(call),
    protocol: '2.00',
  },
  fields: [
    ['AO', call.terminal.institution],
    ['AM', call.place.unit(call.terminal.unit).name],
    ['BX', letters],
    ['AN', call.terminal.device],
  ],
});
