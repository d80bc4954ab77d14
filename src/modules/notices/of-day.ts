import type { Message } from './notice.ts';

const subjects = {
  nl: (count: number) => `${count} berichten van je bibliotheek`,
  en: (count: number) => `${count} messages from your library`,
};

/** The messages of a day as one, each under its own subject; nothing when there is only one. */
export function ofDay(messages: readonly Message[]): Pick<Message, 'subject' | 'body'> | undefined {
  const [first] = messages;
  if (!first || messages.length === 1) return undefined;
  return {
    subject: subjects[first.language](messages.length),
    body: messages.map(({ subject, body }) => `${subject}\n\n${body}`).join('\n\n* * *\n\n'),
  };
}
