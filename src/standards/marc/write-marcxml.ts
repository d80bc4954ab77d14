import { isControlField, type MarcField, type MarcRecord, type Subfield } from './record.ts';

const CONTROL_TAG = /^00[1-9A-Za-z]$/;
const DATA_TAG = /^(?!00)(?:[0-9A-Z]{3}|[0-9a-z]{3})$/;
const SUBFIELD_CODE = /^[\dA-Za-z!"#$%&'()*+,\-./:;<=>?{}_^`~[\]\\]$/;
const INDICATOR = /^[\da-z ]$/;
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What the schema allows at each place of the leader, and what is written instead of anything else. */
const leaderPlaces: readonly {
  readonly from: number;
  readonly to: number;
  readonly allowed: RegExp;
  readonly otherwise: string;
}[] = [
  { from: 0, to: 5, allowed: /[\d ]/, otherwise: ' ' },
  { from: 5, to: 6, allowed: /[\dA-Za-z ]/, otherwise: ' ' },
  { from: 6, to: 7, allowed: /[\dA-Za-z]/, otherwise: 'a' },
  { from: 7, to: 10, allowed: /[\dA-Za-z ]/, otherwise: ' ' },
  { from: 10, to: 12, allowed: /[2 ]/, otherwise: '2' },
  { from: 12, to: 17, allowed: /[\d ]/, otherwise: ' ' },
  { from: 17, to: 20, allowed: /[\dA-Za-z ]/, otherwise: ' ' },
];

/**
 * One record element, always valid against MARC21slim.xsd. What the schema has no room for is brought to the
 * nearest it has: odd leader places and indicators become blank, odd subfield codes `?`, control characters
 * U+FFFD; a control field under a data tag becomes subfield a. Fields without a value or a usable tag are left out.
 */
export function toMarcXml(record: MarcRecord): string {
  const written = record.fields.flatMap(field => writeField(field));
  // The schema wants every control field before the first data field.
  const control = written.filter(line => line.startsWith('<controlfield'));
  const data = written.filter(line => line.startsWith('<datafield'));
  const body = [`<leader>${writeLeader(record.leader)}</leader>`, ...control, ...data].join('\n  ');
  return `<record xmlns="http://www.loc.gov/MARC21/slim">\n  ${body}\n</record>\n`;
}

function writeLeader(leader: string): string {
  const places = [...leader.padEnd(20)];
  for (const { from, to, allowed, otherwise } of leaderPlaces)
    for (let i = from; i < to; i++) if (!allowed.test(places[i] ?? '')) places[i] = otherwise;
  return `${places.slice(0, 20).join('')}4500`;
}

function writeField(field: MarcField): string[] {
  const tag = tagFor(field.tag);
  if (CONTROL_TAG.test(tag))
    return [`<controlfield tag="${tag}">${escapeText(bareValue(field))}</controlfield>`];
  if (!DATA_TAG.test(tag)) return [];
  const subfields = isControlField(field) ? [{ code: 'a', value: field.value }] : field.subfields;
  if (subfields.length === 0) return [];
  const [ind1, ind2] = isControlField(field) ? [' ', ' '] : [field.ind1, field.ind2];
  const parts = subfields.map(part => `\n    ${writeSubfield(part)}`).join('');
  return [
    `<datafield tag="${tag}" ind1="${indicator(ind1)}" ind2="${indicator(ind2)}">${parts}\n  </datafield>`,
  ];
}

/** The schema takes a tag in capitals or in small letters, not in both. */
const tagFor = (tag: string): string =>
  DATA_TAG.test(tag) || CONTROL_TAG.test(tag) ? tag : tag.toUpperCase();

const bareValue = (field: MarcField): string =>
  isControlField(field) ? field.value : field.subfields.map(part => part.value).join(' ');

const indicator = (text: string): string => (INDICATOR.test(text) ? text : ' ');

function writeSubfield({ code, value }: Subfield): string {
  const written = SUBFIELD_CODE.test(code) ? code : '?';
  return `<subfield code="${escapeText(written)}">${escapeText(value)}</subfield>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escapeText = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\r]/g, character => escapes[character] ?? character);
