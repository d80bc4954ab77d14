import { fields, type MarcRecord } from '#standards/marc/record.ts';
import { distinct } from './clean.ts';

/** More than any disc or collection holds; what comes after is left out. */
const most = 200;

/** How a part of an entry is joined to what comes before it (MARC 21, field 505). */
const joints: Readonly<Record<string, string>> = { r: ' / ', g: ' · ' };

/**
 * What a title holds (MARC 21, 505): each piece by itself, whether it was written as one text with dashes between, or as titles
 * ($t) with whose they are ($r) and what else ($g). What says only that the list is partial is left out.
 */
export function readContents(record: MarcRecord): string[] {
  const pieces: string[] = [];
  for (const { subfields } of fields(record, '505')) {
    let open = false;
    for (const { code, value } of subfields) {
      const text = value.replace(/\s*(?:--|\/)\s*$/, '').trim();
      if (code === 'a') pieces.push(...value.split(/\s+--\s+|\s+--$/));
      else if (code === 't') pieces.push(text);
      else if (joints[code] && open) pieces.push(`${pieces.pop()}${joints[code]}${text}`);
      open = code === 't' || (open && joints[code] !== undefined);
    }
  }
  return distinct(pieces, most);
}
