import { writeLetters } from '#notices';
import { dayIn, timeIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { sayFullDay } from '#web/day-words.ts';
import { translator } from '#web/words.ts';
import { isEmail, type Registration } from './registration.ts';
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
}

/**
 * Tells those who left an e-mail address; who left a telephone number stands on the list of people to call. The link
 * is a path: the address of this platform is put before it where the message is sent.
 */
export const tell = (tx: Tx, tellings: readonly Telling[]): Promise<void> =>
  writeLetters(
    tx,
    tellings.flatMap(({ registration, news, once = '', title, place, startsAt, zone, at }) => {
      const { id, contact, code, language, seats, offeredUntil } = registration;
      if (!isEmail(contact)) return [];
      const t = translator(words, language, zone);
      const facts = {
        title,
        place,
        day: sayFullDay(dayIn(zone, startsAt), language),
        time: timeIn(zone, startsAt),
        seats,
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
