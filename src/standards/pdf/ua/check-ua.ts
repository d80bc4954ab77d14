import { readContent } from '../page-content.ts';
import { type Pdf, readPdf } from '../read-pdf.ts';
import { allElements, readStructure } from '../structure.ts';
import { isDict, type PdfDict, type PdfStream, type PdfValue } from '../value.ts';
import type { UaFile, UaRule } from './rule.ts';
import { contentRules } from './rules/content.ts';
import { documentRules } from './rules/document.ts';
import { fontRules } from './rules/fonts.ts';
import { structureRules } from './rules/structure.ts';

/** A rule that a file breaks, and where. */
export interface UaFault {
  readonly rule: string;
  readonly says: string;
  readonly places: readonly string[];
}

/**
 * The rules of PDF/UA-1 that a machine can check: each of the 106 tests of the public profile is one of these, fails with one, or is
 * about something that must not be in a file at all (forms, layers, other kinds of fonts …), because there are no rules for it here.
 */
export const uaRules: readonly UaRule[] = [
  ...documentRules,
  ...structureRules,
  ...contentRules,
  ...fontRules,
];

/** Every dictionary, also those inside others. */
function dictsOf(pdf: Pdf): (PdfDict | PdfStream)[] {
  const found: (PdfDict | PdfStream)[] = [];
  const look = (value: PdfValue): void => {
    if (Array.isArray(value)) for (const one of value) look(one as PdfValue);
    else if (isDict(value)) {
      found.push(value);
      for (const inside of value.entries.values()) look(inside);
    }
  };
  for (let number = 1; number < pdf.size; number += 1) look(pdf.resolve({ type: 'ref', number }));
  return found;
}

function openFile(bytes: Buffer): UaFile {
  const pdf = readPdf(bytes);
  const root = pdf.entry(pdf.trailer, 'Root');
  const metadata = pdf.entry(root, 'Metadata');
  return {
    pdf,
    root,
    metadata:
      isDict(metadata) && metadata.type === 'stream' ? pdf.data(metadata).toString('utf8') : undefined,
    elements: allElements(readStructure(pdf)),
    content: readContent(pdf),
    annotations: pdf.pages.flatMap((page, n) => {
      const listed = pdf.entry(page, 'Annots');
      return Array.isArray(listed)
        ? listed.flatMap((one: PdfValue) => {
            const dict = pdf.resolve(one);
            return isDict(dict) ? [{ page: n + 1, dict }] : [];
          })
        : [];
    }),
    dicts: dictsOf(pdf),
  };
}

/** Which rules a PDF breaks; none when it keeps all. Throws on a file that cannot be read. */
export function checkUa(bytes: Buffer): UaFault[] {
  const file = openFile(bytes);
  return uaRules.flatMap(({ id, says, check }) => {
    const places = check(file);
    return places.length === 0 ? [] : [{ rule: id, says, places }];
  });
}

/** How many pictures with words of their own a tagged PDF has. */
export const picturesIn = (bytes: Buffer): number =>
  openFile(bytes).elements.filter(({ type, dict }) => type === 'Figure' && dict.entries.has('Alt')).length;
