import type { Output } from './edition.ts';
import { epub } from './epub/book.ts';
import { html } from './html/page.ts';
import { json } from './json.ts';
import { archivePdf, pdf } from './pdf/document.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { text } from './text.ts';

/** Every kind of file that a version can be taken along as; PDF only where this machine can set it. */
export const outputs: readonly Output[] = [...(canTypeset ? [pdf, archivePdf] : []), html, epub, text, json];
