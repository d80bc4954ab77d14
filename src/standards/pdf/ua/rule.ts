import type { PageContent } from '../page-content.ts';
import type { Pdf } from '../read-pdf.ts';
import type { Element } from '../structure.ts';
import type { PdfDict, PdfStream, PdfValue } from '../value.ts';

/** A PDF with all that the rules look at. */
export interface UaFile {
  readonly pdf: Pdf;
  /** The document catalogue. */
  readonly root: PdfValue;
  /** The metadata (XMP) as text; undefined when there are none. */
  readonly metadata: string | undefined;
  /** Every structure element in reading order. */
  readonly elements: readonly Element[];
  readonly content: PageContent;
  /** Annotations by page, each with its own dictionary. */
  readonly annotations: readonly { readonly page: number; readonly dict: PdfDict | PdfStream }[];
  /** Every dictionary in the file, once. */
  readonly dicts: readonly (PdfDict | PdfStream)[];
}

/** One rule of PDF/UA-1 (ISO 14289-1:2014) that a machine can check. */
export interface UaRule {
  /** Its clause, and the test of that clause as the public validation profile numbers them. */
  readonly id: string;
  /** Tests of the profile that fail with this one, and need none of their own. */
  readonly also?: readonly string[];
  /** What holds in a file that keeps it. */
  readonly says: string;
  /** Every place where it is broken, in words. */
  check(file: UaFile): readonly string[];
}

/** A rule about the file as a whole. */
export const whole = (
  id: string,
  says: string,
  holds: (file: UaFile) => boolean,
  also: readonly string[] = [],
): UaRule => ({
  id,
  also,
  says,
  check: file => (holds(file) ? [] : [says]),
});

/** A rule about each structure element of some types; all when none is named. */
export const each = (
  id: string,
  says: string,
  types: string | undefined,
  holds: (element: Element, file: UaFile) => boolean,
): UaRule => {
  const chosen = types === undefined ? undefined : new Set(types.split(' '));
  return {
    id,
    says,
    check: file =>
      file.elements.flatMap((element, n) =>
        (chosen === undefined || chosen.has(element.type ?? '')) && !holds(element, file)
          ? [`element ${n + 1} (${element.called})`]
          : [],
      ),
  };
};
