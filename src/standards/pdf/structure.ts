import type { Pdf } from './read-pdf.ts';
import { isDict, nameOf, type PdfDict, type PdfStream, type PdfValue } from './value.ts';

/** An element of the structure tree: what a piece of the text is (ISO 32000-1, 14.7.2). */
export interface Element {
  /** As the file calls it. */
  readonly called: string;
  /** The standard type that this stands for; undefined when it stands for none. */
  readonly type: string | undefined;
  readonly dict: PdfDict | PdfStream;
  readonly parent: Element | undefined;
  readonly kids: readonly Element[];
  /** What hangs below it that is no element: pieces of pages by page and number, and annotations. */
  readonly pieces: readonly { readonly page: PdfValue; readonly mcid: number }[];
  readonly objects: readonly PdfValue[];
}

/** The standard types (ISO 32000-1, 14.8.4). */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

/** Follows a type through the role map; undefined when it goes in a circle or ends at no standard type. */
export function standardType(called: string, roles: ReadonlyMap<string, PdfValue>): string | undefined {
  let type = called;
  for (const seen = new Set<string>(); !standardTypes.has(type); ) {
    if (seen.has(type)) return undefined;
    seen.add(type);
    const next = nameOf(roles.get(type) ?? null);
    if (next === undefined) return undefined;
    type = next;
  }
  return type;
}

export const rolesOf = (pdf: Pdf): ReadonlyMap<string, PdfValue> => {
  const roles = pdf.entry(pdf.entry(pdf.entry(pdf.trailer, 'Root'), 'StructTreeRoot'), 'RoleMap');
  return isDict(roles) ? roles.entries : new Map();
};

interface Growing extends Element {
  readonly kids: Growing[];
}

/** The elements at the top of the tree; none when the file is not tagged. Throws when the tree has a circle. */
export function readStructure(pdf: Pdf): Element[] {
  const root = pdf.entry(pdf.entry(pdf.trailer, 'Root'), 'StructTreeRoot');
  const roles = rolesOf(pdf);
  const listed = (value: PdfValue): readonly PdfValue[] => {
    const found = pdf.resolve(value);
    return Array.isArray(found) ? found : found === null ? [] : [value];
  };
  function element(value: PdfValue, parent: Element | undefined, depth: number): Growing | undefined {
    if (depth > 200) throw new Error('the structure tree goes in a circle');
    const dict = pdf.resolve(value);
    if (!isDict(dict)) return undefined;
    const called = nameOf(pdf.entry(dict, 'S')) ?? '';
    const pieces: { page: PdfValue; mcid: number }[] = [];
    const objects: PdfValue[] = [];
    const made: Growing = {
      called,
      type: standardType(called, roles),
      dict,
      parent,
      kids: [],
      pieces,
      objects,
    };
    const page = dict.entries.get('Pg') ?? null;
    for (const kid of listed(dict.entries.get('K') ?? null)) {
      const what = pdf.resolve(kid);
      if (typeof what === 'number') pieces.push({ page, mcid: what });
      else if (!isDict(what)) continue;
      else if (nameOf(pdf.entry(what, 'Type')) === 'MCR')
        pieces.push({ page: what.entries.get('Pg') ?? page, mcid: Number(pdf.entry(what, 'MCID')) });
      else if (nameOf(pdf.entry(what, 'Type')) === 'OBJR') objects.push(pdf.entry(what, 'Obj'));
      else {
        const below = element(kid, made, depth + 1);
        if (below) made.kids.push(below);
      }
    }
    return made;
  }
  return listed(pdf.entry(root, 'K')).flatMap(kid => element(kid, undefined, 0) ?? []);
}

/** Elements with all below them, in reading order. */
export const allElements = (elements: readonly Element[]): Element[] =>
  elements.flatMap(one => [one, ...allElements(one.kids)]);
