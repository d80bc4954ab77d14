import { tokenAt } from '#standards/marc/xml-token.ts';

/** A record of an OAI-PMH answer, or the word that it is deleted (2.5). */
export interface OaiRecord {
  readonly identifier: string;
  readonly deleted: boolean;
  /** The header element as it came. */
  readonly header: Buffer;
  /** The metadata element as it came; undefined for a deleted record. */
  readonly metadata: Buffer | undefined;
}

/** What a repository answered. */
export interface OaiAnswer {
  readonly ok: true;
  /** The repository's own clock. */
  readonly responseDate: string;
  readonly records: readonly OaiRecord[];
  /** Undefined behind the last part of a list (3.5). */
  readonly token: string | undefined;
  /** `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`; only in an answer to Identify. */
  readonly granularity: string | undefined;
  /** An error or exception (3.6). */
  readonly error: { readonly code: string; readonly text: string } | undefined;
}

/** Why bytes are no answer. */
export interface NoAnswer {
  readonly ok: false;
  readonly reason: 'not-understood' | 'cut-off';
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text between tags: the five entities of XML and references to characters, no other. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner.replaceAll('&', '&amp;'))
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (all, ten, sixteen, name) => {
      if (name !== undefined) return entities[String(name)] ?? String(all);
      const point = ten === undefined ? Number.parseInt(String(sixteen), 16) : Number(ten);
      return point <= 0x10_ff_ff ? String.fromCodePoint(point) : '\ufffd';
    })
    .trim();

const texts = new Set(['responseDate', 'resumptionToken', 'granularity', 'error', 'identifier']);

/**
 * Reads an answer of an OAI-PMH 2.0 repository by its tags, so that records keep their bytes and one broken record costs
 * no other. Prefixes, foreign attributes, wrong nesting and bytes that are no UTF-8 are borne; a document type declaration
 * is not, so no entity is ever expanded.
 */
export function readOaiAnswer(bytes: Buffer): OaiAnswer | NoAnswer {
  const found = new Map<string, string>();
  const records: { identifier: string; deleted: boolean; header: Buffer; metadata: Buffer | undefined }[] =
    [];
  const open = new Map<string, { from: number; inside: number }>();
  let [root, closed] = [false, false];
  let errorCode: string | undefined;
  for (let token = tokenAt(bytes, 0); token.end !== undefined; token = tokenAt(bytes, token.end)) {
    const { kind, name = '', start, end } = token;
    if (kind === 'doctype') return { ok: false, reason: 'not-understood' };
    if (kind === 'start' || kind === 'empty') {
      if (name === 'OAI-PMH') root = true;
      if (name === 'error')
        errorCode = /\bcode\s*=\s*["']([^"']*)/.exec(bytes.toString('utf8', start, end))?.[1];
      if (kind === 'start' && !(open.has('metadata') && name !== 'metadata'))
        open.set(name, { from: start, inside: end });
    }
    if (kind !== 'end') continue;
    if (name === 'OAI-PMH') closed = true;
    const opened = open.get(name);
    if (!opened || (open.has('metadata') && name !== 'metadata')) continue;
    open.delete(name);
    if (texts.has(name)) found.set(name, plainText(bytes.toString('utf8', opened.inside, start)));
    if (name === 'header') {
      const header = bytes.subarray(opened.from, end);
      const tag = bytes.toString('latin1', opened.from, opened.inside);
      const deleted = /\bstatus\s*=\s*["']deleted["']/.test(tag);
      records.push({ identifier: found.get('identifier') ?? '', deleted, header, metadata: undefined });
      found.delete('identifier');
    }
    const last = records.at(-1);
    if (name === 'metadata' && last && !last.deleted) last.metadata = bytes.subarray(opened.from, end);
  }
  if (!root) return { ok: false, reason: 'not-understood' };
  if (!closed) return { ok: false, reason: 'cut-off' };
  return {
    ok: true,
    responseDate: found.get('responseDate') ?? '',
    records: records.filter(({ identifier }) => identifier !== ''),
    token: found.get('resumptionToken') || undefined,
    granularity: found.get('granularity'),
    error: errorCode === undefined ? undefined : { code: errorCode, text: found.get('error') ?? '' },
  };
}
