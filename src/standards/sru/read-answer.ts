import { tokenAt } from '#standards/marc/xml-token.ts';
import { type NoAnswer, plainText } from '#standards/oai/read-answer.ts';

/** What an SRU server answered to searchRetrieve, 1.1 to 2.0. */
export interface SruAnswer {
  readonly ok: true;
  readonly numberOfRecords: number;
  /** The content of each recordData, taken out of its packing. */
  readonly records: readonly Buffer[];
  readonly nextPosition: number | undefined;
  /** The first diagnostic that is about the whole answer. */
  readonly diagnostic: string | undefined;
}

const texts = new Set(['numberOfRecords', 'nextRecordPosition', 'message', 'details', 'uri']);

/** Reads an SRU answer by its tags; records keep their bytes. A document type declaration is refused. */
export function readSruAnswer(bytes: Buffer): SruAnswer | NoAnswer {
  const found = new Map<string, string>();
  const records: Buffer[] = [];
  const open = new Map<string, number>();
  let [root, closed] = [false, false];
  for (let token = tokenAt(bytes, 0); token.end !== undefined; token = tokenAt(bytes, token.end)) {
    const { kind, name = '', start, end } = token;
    if (kind === 'doctype') return { ok: false, reason: 'not-understood' };
    const inRecord = open.has('recordData') && name !== 'recordData';
    if (kind === 'start' && name === 'searchRetrieveResponse') root = true;
    if (kind === 'start' && !inRecord) open.set(name, end);
    if (kind !== 'end') continue;
    if (name === 'searchRetrieveResponse') closed = true;
    const inside = open.get(name);
    if (inside === undefined || inRecord) continue;
    open.delete(name);
    if (name === 'recordData') records.push(unpacked(bytes.subarray(inside, start)));
    if (texts.has(name)) found.set(name, plainText(bytes.toString('utf8', inside, start)));
  }
  if (!root) return { ok: false, reason: 'not-understood' };
  if (!closed) return { ok: false, reason: 'cut-off' };
  const next = Number(found.get('nextRecordPosition') ?? '');
  const said = ['message', 'details', 'uri'].flatMap(name => found.get(name) || []);
  return {
    ok: true,
    numberOfRecords: Number(found.get('numberOfRecords') ?? '0'),
    records,
    nextPosition: next > 0 ? next : undefined,
    diagnostic: said.length > 0 ? said.join(': ') : undefined,
  };
}

/** A record packed as a string has its brackets escaped. */
const unpacked = (data: Buffer): Buffer =>
  /^\s*(?:&lt;|<!\[CDATA\[)/.test(data.toString('latin1', 0, 200))
    ? Buffer.from(plainText(data.toString('utf8')))
    : data;
