import { createTransport } from 'nodemailer';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Plain text; lines are wrapped by the reader's program. */
  readonly text: string;
}

/** Hands letters to an SMTP server. `send` throws when the server does not take one; whoever asked tries again later. */
export interface Mailer {
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** A mailer for `smtp://user:password@host:port`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from });
  return {
    send: async letter => void (await transport.sendMail(letter)),
    close: () => transport.close(),
  };
}
