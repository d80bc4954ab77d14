import type { MemberId } from '#people';

/** A text in each language that a member may have chosen. */
export interface Words {
  readonly nl: string;
  readonly en: string;
}

/** Something that a member must be told. */
export interface Notice {
  readonly member: MemberId;
  /** Names what is told, for example `request-ready:12`: the same key is told once. */
  readonly key: string;
  readonly at: Date;
  readonly subject: Words;
  /** Plain sentences; blank lines part paragraphs. */
  readonly text: Words;
  /** Worth a letter to whoever has no e-mail address that works. */
  readonly onPaper?: boolean | undefined;
}

export type MessageState = 'waiting' | 'sent' | 'shown' | 'failed';

/** A notice as one member gets it by one channel. */
export interface Message {
  readonly id: number;
  /** Null in a letter to somebody who is no member. */
  readonly member: MemberId | null;
  readonly channel: 'email' | 'account' | 'letter';
  readonly address: string | null;
  readonly language: 'nl' | 'en';
  readonly subject: string;
  readonly body: string;
  /** `shown` in the account, and for e-mail when there is no mail server. */
  readonly state: MessageState;
  readonly madeAt: Date;
  readonly sentAt: Date | null;
  /** Waits to go out in one message with the others of its day. */
  readonly daily: boolean;
  readonly onPaper: boolean;
  /** Names what is told. */
  readonly key: string;
  /** How often the mail server did not take it. */
  readonly tries: number;
  readonly error: string | null;
}

/** Minutes to wait after each time that the mail server did not take a message; then it is given up. */
export const patience = [1, 5, 15, 60, 240, 720, 1440] as const;

/** When to try again after so many failures, or nothing when it is enough. */
export function nextTry(tries: number, at: Date): Date | undefined {
  const minutes = patience[tries - 1];
  return minutes === undefined ? undefined : new Date(at.getTime() + minutes * 60_000);
}
