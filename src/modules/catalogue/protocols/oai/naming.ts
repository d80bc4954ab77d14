import type { OaiError } from '#standards/oai/read-request.ts';
import type { EditionId } from '../../edition.ts';

/** Stops an answer with one of the protocol's own errors; caught where the answer is written. */
export class OaiFault extends Error {
  readonly error: OaiError;
  constructor(code: OaiError['code'], text: string) {
    super(text);
    this.error = { code, text };
  }
}

/** What things are called outside, by the address at which people see us. */
export interface Naming {
  readonly baseUrl: string;
  readonly adminEmail: string;
  identifier(edition: EditionId): string;
  /** The number in an identifier of ours. */
  edition(identifier: string): EditionId | undefined;
  /** The page of a title. */
  page(edition: EditionId): string;
}

/** A host without a dot has no mailbox; the schema wants an address all the same. */
const mailHost = (host: string): string => (host.includes('.') ? host : `${host}.invalid`);

/** Identifiers as in the guidelines of the Open Archives: `oai:host:number`. */
export function namingOf(publicUrl: string): Naming {
  const { hostname } = new URL(publicUrl);
  const start = `oai:${hostname}:`;
  return {
    baseUrl: new URL('/oai', publicUrl).href,
    adminEmail: `postmaster@${mailHost(hostname)}`,
    identifier: edition => start + edition,
    edition: identifier => {
      const number = identifier.startsWith(start) ? identifier.slice(start.length) : '';
      return /^[1-9]\d{0,14}$/.test(number) ? Number(number) : undefined;
    },
    page: edition => new URL(`/titel/${edition}`, publicUrl).href,
  };
}
