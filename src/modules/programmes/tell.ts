import { writeLetters } from '#notices';
import { dayIn, timeIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { sayEuros } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { type TranslateOf, translator } from '#web/words.ts';
import { isEmail, type Registration } from './registration.ts';
import type { ChangedField } from './store/changes.ts';
import { tellWords as words } from './tell-words.ts';

/** What somebody who takes part can be told. */
export type News =
  | 'registered'
  | 'waiting'
  | 'offered'
  | 'lapsed'
  | 'cancelled'
  | 'moved'
  | 'off'
  | 'changed'
  | 'reminder';

export interface Telling {
  readonly registration: Pick<
    Registration,
    'id' | 'code' | 'contact' | 'language' | 'seats' | 'offeredUntil'
  >;
  readonly news: News;
  /** Makes that the same news is told once: the meeting's revision, the day, and so on. */
  readonly once?: string;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly zone: string;
  readonly at: Date;
  /** Of an activity that was changed: what is otherwise, and how it is now. */
  readonly changed?: readonly ChangedField[];
  readonly priceCents?: number;
  readonly stepFree?: boolean;
}

type T = TranslateOf<typeof words>;

/** What is otherwise, a sentence each. */
function sayChanged(telling: Telling, t: T): string {
  const { changed = [], priceCents = 0, stepFree = false, place, title } = telling;
  const { language } = telling.registration;
  const says = {
    title: () => t('changedTitle', { title }),
    description: () => t('changedDescription'),
    price: () =>
      priceCents === 0 ? t('changedFree') : t('changedPrice', { euros: sayEuros(priceCents, language) }),
    'step-free': () => t(stepFree ? 'changedStepFree' : 'changedNotStepFree'),
    elsewhere: () => t('changedPlace', { place }),
    unit: () => t('changedPlace', { place }),
    capacity: () => '',
  } satisfies Record<ChangedField, () => string>;
  return [...new Set(changed.map(field => says[field]()))].join(' ');
}

/**
 * Tells those who left an e-mail address; who left a telephone number stands on the list of people to call. The link
 * is a path: the address of this platform is put before it where the message is sent.
 */
export const tell = (tx: Tx, tellings: readonly Telling[]): Promise<void> =>
  writeLetters(
    tx,
    tellings.flatMap(telling => {
      const { registration, news, once = '', title, place, startsAt, zone, at } = telling;
      const { id, contact, code, language, seats, offeredUntil } = registration;
      if (!isEmail(contact)) return [];
      const t = translator(words, language, zone);
      const facts = {
        title,
        place,
        day: sayFullDay(dayIn(zone, startsAt), language),
        time: timeIn(zone, startsAt),
        seats,
        changed: sayChanged(telling, t),
        until: offeredUntil
          ? `${sayFullDay(dayIn(zone, offeredUntil), language)}, ${timeIn(zone, offeredUntil)}`
          : '',
      };
      return [
        {
          to: contact,
          key: `programmes-${news}:${id}:${once}`,
          at,
          language,
          subject: t(`${news}Subject`, facts),
          text: `${t(`${news}Text`, facts)}\n\n${t('link')} {site}/agenda/aanmelding/${code}`,
        },
      ];
    }),
  );
