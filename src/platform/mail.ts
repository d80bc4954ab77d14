import { createTransport } from 'nodemailer';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Plain text; lines are wrapped by the reader's program. */
  readonly text: string;
}

/** Hands letters to an SMTP server. `send` throws when the server does not take one; whoever asked tries again later. */
export interface Mailer {
  /** Answers the identifier of the message (RFC 5322, 3.6.4), by which what comes back is known. */
  send(letter: Letter): Promise<string>;
  close(): void;
}

/** A mailer for `smtp://user:password@host:port`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from });
  return {
    send: async letter => (await transport.sendMail(letter)).messageId,
    close: () => transport.close(),
  };
}
