import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reading } from '#standards/marc/reading.ts';
import { controlField, fields, subfield } from '#standards/marc/record.ts';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Profile } from '../../profile.ts';
import { remarkIn } from '../../remark.ts';
import type { words } from './words.ts';

/** A record of a try, in words. */
export interface SampleLine {
  readonly place: number;
  readonly number: string;
  readonly title: string;
  readonly copies: readonly string[];
  readonly remarks: readonly string[];
}

interface Here {
  readonly profile: Profile;
  readonly place: Network;
  readonly on: Day;
  readonly language: Language;
  readonly t: TranslateOf<typeof words>;
}

/** The first records of a source as its profile reads them: number, title, and each copy with its branch here. */
export const presentSample = (readings: readonly Reading[], here: Here): SampleLine[] =>
  readings.map((reading, i) => {
    const line = { place: i + 1, number: '', title: '', copies: [], remarks: [] };
    if (!reading.ok) return { ...line, remarks: [remarkIn(here.language, reading.reason)] };
    const { record, warnings } = reading;
    const [title] = fields(record, '245');
    return {
      ...line,
      number: controlField(record, '001') ?? '',
      title: title ? [subfield(title, 'a'), subfield(title, 'b')].filter(Boolean).join(' ') : '',
      copies: copiesOf(reading.record, here),
      remarks: warnings.map(code => remarkIn(here.language, code)),
    };
  });

function copiesOf(record: Parameters<typeof fields>[0], { profile, place, on, t }: Here): string[] {
  const { items, branches, defaultBranch } = profile;
  if (!items) return [];
  return fields(record, items.field).map(field => {
    const part = (code: string | undefined) => (code === undefined ? undefined : subfield(field, code));
    const code = part(items.branch) ?? '';
    const ours = branches[code] ?? code;
    const home =
      place.byCode(ours, on) ??
      place.branches(on).find(({ isil }) => isil === ours) ??
      place.byCode(defaultBranch ?? '', on);
    const where = home?.name ?? t('unknown', { code });
    return [part(items.barcode), where, part(items.callNumber), part(items.price)].filter(Boolean).join(', ');
  });
}
