/** How wide a fixed field is, in characters; fixed fields stand in this order behind the two digits of the message. */
export type Layout = Readonly<Record<string, number>>;

const date = 18;

/** Messages from a terminal (3M SIP 2.00, section 3): self-checks, sorters, gates. */
export const requests = {
  '01': { cardRetained: 1, date },
  '09': { noBlock: 1, date, returnDate: date },
  '11': { renewalPolicy: 1, noBlock: 1, date, nbDueDate: date },
  '15': { holdMode: 1, date },
  '17': { date },
  '19': { date },
  '23': { language: 3, date },
  '25': { date },
  '29': { thirdParty: 1, noBlock: 1, date, nbDueDate: date },
  '35': { date },
  '37': { date, feeType: 2, paymentType: 2, currency: 3 },
  '63': { language: 3, date, summary: 10 },
  '65': { date },
  '93': { uidAlgorithm: 1, pwdAlgorithm: 1 },
  '97': {},
  '99': { status: 1, maxPrintWidth: 3, protocol: 4 },
} as const satisfies Readonly<Record<string, Layout>>;

const patron = { status: 14, language: 3, date };

/** Messages to a terminal (SIP 2.00, section 4). */
export const answers = {
  '10': { ok: 1, resensitize: 1, magnetic: 1, alert: 1, date },
  '12': { ok: 1, renewalOk: 1, magnetic: 1, desensitize: 1, date },
  '16': { ok: 1, available: 1, date },
  '18': { circulation: 2, security: 2, feeType: 2, date },
  '20': { ok: 1, date },
  '24': patron,
  '26': patron,
  '30': { ok: 1, renewalOk: 1, magnetic: 1, desensitize: 1, date },
  '36': { ended: 1, date },
  '38': { accepted: 1, date },
  '64': { ...patron, holds: 4, overdue: 4, charged: 4, fines: 4, recalls: 4, unavailable: 4 },
  '66': { ok: 1, renewed: 4, unrenewed: 4, date },
  '94': { ok: 1 },
  '96': {},
  '98': {
    online: 1,
    checkin: 1,
    checkout: 1,
    renewal: 1,
    statusUpdate: 1,
    offline: 1,
    timeout: 3,
    retries: 3,
    date,
    protocol: 4,
  },
} as const satisfies Readonly<Record<string, Layout>>;

export type RequestCode = keyof typeof requests;
export type AnswerCode = keyof typeof answers;

export const isRequestCode = (code: string): code is RequestCode => Object.hasOwn(requests, code);
export const isAnswerCode = (code: string): code is AnswerCode => Object.hasOwn(answers, code);
