import { isControlField, type MarcField, type MarcRecord, type Subfield } from './record.ts';

/** What is wrong with a line. */
export type TextFault =
  | 'no-tag'
  | 'no-leader'
  | 'two-leaders'
  | 'leader-length'
  | 'no-indicators'
  | 'no-subfields'
  | 'no-code'
  | 'empty-subfield'
  | 'control-character';

/** A record, or what is wrong with each line, counted from 1. */
export type TextRead =
  | { readonly ok: true; readonly record: MarcRecord }
  | { readonly ok: false; readonly faults: readonly { readonly line: number; readonly code: TextFault }[] };

// The signs that mean something in the text itself stand in it as words, as the MARCMaker of the Library of Congress has it.
const words: Readonly<Record<string, string>> = { $: '{dollar}', '#': '{hash}' };
const signs: Readonly<Record<string, string>> = { '{dollar}': '$', '{hash}': '#' };

const inData = (value: string): string => value.replaceAll('$', '{dollar}').replaceAll(/\s+/g, ' ').trim();
const outOfData = (text: string): string => text.trim().replaceAll('{dollar}', '$');
const inCoded = (value: string): string =>
  value.replaceAll(/[$#]/g, sign => words[sign] ?? sign).replaceAll(' ', '#');
const outOfCoded = (text: string): string =>
  text.replaceAll('#', ' ').replaceAll(/\{dollar\}|\{hash\}/g, word => signs[word] ?? word);

function lineOf(field: MarcField): string {
  if (isControlField(field))
    return `${field.tag} ${field.tag.startsWith('00') ? '' : '= '}${inCoded(field.value)}`;
  const parts = field.subfields.map(({ code, value }) => `$${code} ${inData(value)}`);
  return `${field.tag} ${inCoded(field.ind1 + field.ind2)} ${parts.join(' ')}`;
}

/**
 * A record as lines that people can read and change: the leader, then a field a line. A blank that means something is `#`,
 * a subfield begins with `$`; a dollar in a text is `{dollar}`. White space around a value is not kept.
 */
export const writeText = ({ leader, fields }: MarcRecord): string =>
  [`LDR ${inCoded(leader)}`, ...fields.map(lineOf)].join('\n');

function readSubfields(text: string): Subfield[] | TextFault {
  const [before = '', ...parts] = text.split('$');
  if (before.trim() !== '' || parts.length === 0) return 'no-subfields';
  const subfields = parts.map(part => ({ code: part.slice(0, 1), value: outOfData(part.slice(1)) }));
  if (subfields.some(({ code }) => !/^[!-~]$/.test(code))) return 'no-code';
  return subfields.some(({ value }) => value === '') ? 'empty-subfield' : subfields;
}

function readField(tag: string, text: string): MarcField | TextFault {
  const other = /^=(?: (.*))?$/.exec(text);
  if (tag.startsWith('00')) return { tag, value: outOfCoded(text) };
  if (other) return { tag, value: outOfCoded(other[1] ?? '') };
  const data = /^((?:\{hash\}|\{dollar\}|[^\s$]){2})(?:\s+(.*))?$/.exec(text);
  const [ind1, ind2, none] = [...outOfCoded(data?.[1] ?? '')];
  if (ind1 === undefined || ind2 === undefined || none !== undefined) return 'no-indicators';
  const subfields = readSubfields(data?.[2] ?? '');
  return typeof subfields === 'string' ? subfields : { tag, ind1, ind2, subfields };
}

/** Reads what `writeText` wrote and people changed. Empty lines are passed over. */
export function readText(text: string): TextRead {
  const faults: { line: number; code: TextFault }[] = [];
  const fields: MarcField[] = [];
  let leader: string | undefined;
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = i + 1;
    const found = /^\s*([0-9A-Za-z]{3})(?:[ \t]+(.*?))?\s*$/.exec(raw);
    if (raw.trim() === '') continue;
    if (/(?!\t)\p{Cc}/u.test(raw)) faults.push({ line, code: 'control-character' });
    else if (!found) faults.push({ line, code: 'no-tag' });
    else if (found[1] === 'LDR') {
      if (leader !== undefined) faults.push({ line, code: 'two-leaders' });
      leader = outOfCoded(found[2] ?? '');
      if (leader.length !== 24) faults.push({ line, code: 'leader-length' });
    } else {
      const field = readField(found[1] ?? '', found[2] ?? '');
      if (typeof field === 'string') faults.push({ line, code: field });
      else fields.push(field);
    }
  }
  if (leader === undefined) faults.unshift({ line: 1, code: 'no-leader' });
  return faults.length > 0 || leader === undefined
    ? { ok: false, faults }
    : { ok: true, record: { leader, fields } };
}
