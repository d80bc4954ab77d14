import { bibliographicRules } from './bibliographic.ts';
import { type DataField, isControlField, type MarcRecord } from './record.ts';

/** What MARC 21 says otherwise: worth a look, though whoever reads the record will cope. */
export interface FieldRemark {
  readonly code:
    | 'repeated-field'
    | 'first-indicator'
    | 'second-indicator'
    | 'unknown-subfield'
    | 'repeated-subfield'
    | 'two-main-entries'
    | 'title-added-entry';
  readonly tag: string;
  /** The value or the code that is meant. */
  readonly about: string;
}

const seen = (blank: string): string => blank.replaceAll(' ', '#');

function remarksOn(field: DataField, isLocal: (code: string) => boolean): FieldRemark[] {
  const { tag, ind1, ind2 } = field;
  const rule = bibliographicRules.get(tag);
  if (!rule?.indicators) return [];
  const [first, second] = rule.indicators;
  const codes = field.subfields.map(({ code }) => code).filter(code => /[a-z]/.test(code) && !isLocal(code));
  const twice = codes.filter((code, at) => codes.indexOf(code) < at && rule.subfields.get(code) === false);
  return [
    ...(first.includes(ind1) ? [] : [{ code: 'first-indicator' as const, tag, about: seen(ind1) }]),
    ...(second.includes(ind2) ? [] : [{ code: 'second-indicator' as const, tag, about: seen(ind2) }]),
    ...[...new Set(codes.filter(code => !rule.subfields.has(code)))].map(about => ({
      code: 'unknown-subfield' as const,
      tag,
      about,
    })),
    ...[...new Set(twice)].map(about => ({ code: 'repeated-subfield' as const, tag, about })),
  ];
}

/**
 * What a bibliographic record holds that MARC 21 does not know, field by field in their order, once each. `local` are subfields of
 * fields that somebody gave a meaning of their own, as `852v`.
 */
export function checkFields(record: MarcRecord, local: ReadonlySet<string> = new Set()): FieldRemark[] {
  const tags = record.fields.map(({ tag }) => tag);
  const main = [...new Set(tags.filter(tag => /^1\d\d$/.test(tag)))];
  const repeated = [...new Set(tags)].filter(
    tag => bibliographicRules.get(tag)?.repeatable === false && tags.indexOf(tag) !== tags.lastIndexOf(tag),
  );
  const title = record.fields.find((field): field is DataField => field.tag === '245' && 'ind1' in field);
  const added = main.length > 0 ? '1' : '0';
  const remarks = [
    ...repeated.map(tag => ({ code: 'repeated-field' as const, tag, about: '' })),
    ...(main.length > 1
      ? [{ code: 'two-main-entries' as const, tag: main[0] ?? '', about: main.join(', ') }]
      : []),
    ...(title && title.ind1 !== added && /[01]/.test(title.ind1)
      ? [{ code: 'title-added-entry' as const, tag: '245', about: added }]
      : []),
    ...record.fields.flatMap(field =>
      isControlField(field) ? [] : remarksOn(field, code => local.has(`${field.tag}${code}`)),
    ),
  ];
  const said = new Map(remarks.map(remark => [Object.values(remark).join(' '), remark]));
  return [...said.values()];
}
