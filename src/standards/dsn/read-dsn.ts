/** What became of one address (RFC 3464, 2.3). */
export interface Recipient {
  /** In small letters. */
  readonly address: string;
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded` (2.3.3). */
  readonly action: string;
  /** Such as `5.1.1` (RFC 3463). */
  readonly status: string;
  /** The words of the server that did not take it, where it gave any. */
  readonly said: string;
}

/** A message about another message that did not arrive, or not yet. */
export interface DeliveryStatus {
  /** Of the message that it is about, with its angle brackets; nothing when it was not returned. */
  readonly messageId: string | undefined;
  readonly recipients: readonly Recipient[];
}

type Fields = ReadonlyMap<string, string>;

/** Header fields with their lines unfolded (RFC 5322, 2.2.3), by their names in small letters; the first of a name counts. */
function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key !== '' && !fields.has(key)) fields.set(key, value.trim());
  }
  return fields;
}

/** A header and what comes after it. */
function apart(text: string): { readonly fields: Fields; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  return end
    ? { fields: fieldsOf(text.slice(0, end.index)), body: text.slice(end.index + end[0].length) }
    : { fields: fieldsOf(text), body: '' };
}

const typeOf = (fields: Fields): string =>
  (fields.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The parts between the lines of a boundary (RFC 2046, 5.1.1). */
function partsOf(fields: Fields, body: string): string[] {
  const [, quoted, bare] =
    /boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(fields.get('content-type') ?? '') ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return [];
  const parts: string[][] = [];
  for (const line of body.split(/\r?\n/)) {
    if (line === `--${boundary}--`) break;
    if (line === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map(lines => lines.join('\n'));
}

/** What stands after the kind of an address or of a diagnosis: `rfc822; ada@example.org`. */
const afterKind = (value: string | undefined): string => (value ?? '').replace(/^[^;]*;\s*/, '').trim();

function recipientOf(text: string): Recipient[] {
  const fields = fieldsOf(text);
  const address = afterKind(fields.get('original-recipient') ?? fields.get('final-recipient'))
    .replace(/^<|>$/g, '')
    .toLowerCase();
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0];
  const action = fields.get('action')?.split(/\s/)[0]?.toLowerCase();
  if (address === '' || status === undefined || action === undefined) return [];
  return [{ address, action, status, said: afterKind(fields.get('diagnostic-code')).slice(0, 500) }];
}

/**
 * Reads a delivery status notification (RFC 3464) with what was returned of the message itself (RFC 6522). Nothing for any other
 * mail, an answer of a person or of a machine that says it is away.
 */
export function readDeliveryStatus(mail: string): DeliveryStatus | undefined {
  const { fields, body } = apart(mail);
  if (typeOf(fields) !== 'multipart/report') return undefined;
  const parts = partsOf(fields, body).map(apart);
  const report = parts.find(part => typeOf(part.fields) === 'message/delivery-status');
  if (!report) return undefined;
  const returned = parts.find(part =>
    ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global'].includes(
      typeOf(part.fields),
    ),
  );
  // the first group is about the message, each that follows about an address
  const recipients = report.body.split(/\n\s*\n/).flatMap(recipientOf);
  return { messageId: returned && apart(returned.body).fields.get('message-id'), recipients };
}
