import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The part of the Typst add-on that we use (typst-ts-node-compiler 0.7.0). */
interface Compiler {
  mapShadow(path: string, content: Buffer): void;
  compile(source: { mainFileContent: string }): {
    readonly result: { readonly numOfPages: number } | null;
    takeError(): unknown;
  };
  fetchDiagnostics(error: unknown): readonly { readonly message?: string }[];
  pdf(document: object, options: { pdfStandard: string; creationTimestamp: number }): Buffer;
}

const packages: Readonly<Record<string, string>> = {
  'linux x64': '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  'linux arm64': '@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu',
};

const require = createRequire(import.meta.url);

function find(): string | undefined {
  const name = packages[`${process.platform} ${process.arch}`];
  try {
    return name && require.resolve(name);
  } catch {
    return undefined;
  }
}

const found = find();

/** Whether this machine can set PDFs: there is an add-on for Linux on x64 and arm64. */
export const canTypeset = found !== undefined;

/** A picture of a document, by the name that its source calls it. */
export interface Picture {
  readonly name: string;
  readonly bytes: Buffer;
}

/** PDF/UA-1 (ISO 14289-1) to read, PDF/A-2a (ISO 19005-2) to keep; Typst writes a file as one of them, never as both. */
export type PdfStandard = 'ua-1' | 'a-2a';

/** The type that comes with Typst. No other may stand in for it: what else a machine has would differ from one to the next. */
export const type = 'font: "Libertinus Serif", fallback: false';

/** What is known of signs: whether our type has them. The letters of Western Europe it has. */
const hasSign = new Map<string, boolean>();
const isCommon = /[\u0020-\u007E\u00A0-\u017F\s]/;

function canSet(signs: readonly string[]): boolean {
  const said = signs.map(sign => `a${sign}a`).join(' ');
  try {
    typeset(
      `#set text(${type})\n#set document(title: "a")\n#${JSON.stringify(said)}`,
      [],
      new Date(0),
      'a-2a',
    );
    return true;
  } catch {
    return false;
  }
}

/** The signs that our type lacks of some that it may have, each found by halving the list until one alone cannot be set. */
function lacking(signs: readonly string[]): string[] {
  if (signs.length === 0 || canSet(signs)) return [];
  if (signs.length === 1) return [...signs];
  const half = signs.length >> 1;
  return [...lacking(signs.slice(0, half)), ...lacking(signs.slice(half))];
}

/**
 * The signs of a text that cannot be printed, each once: our type lacks them, or they mean nothing to others. None where this machine
 * cannot set PDFs, which then are not made either.
 */
export function unprintable(text: string): string[] {
  if (!canTypeset) return [];
  const signs = [...new Set(text)].filter(sign => !isCommon.test(sign));
  const fresh = signs.filter(sign => !hasSign.has(sign));
  const lost = new Set(lacking(fresh));
  for (const sign of fresh) hasSign.set(sign, !lost.has(sign));
  return signs.filter(sign => hasSign.get(sign) === false);
}

/**
 * Sets a Typst source by a standard, which Typst checks itself. The same source and time give the same bytes. Throws with Typst's own words when it cannot be set: then something in the document is not accessible, or our bug.
 */
export function typeset(
  source: string,
  pictures: readonly Picture[],
  at: Date,
  pdfStandard: PdfStandard,
): Buffer {
  if (found === undefined) throw new Error('there is no typesetter for this machine');
  const { NodeCompiler } = require(found) as {
    NodeCompiler: { create(wish: { workspace: string }): Compiler };
  };
  const workspace = join(tmpdir(), 'bindwerk-typeset');
  const compiler = NodeCompiler.create({ workspace });
  for (const { name, bytes } of pictures) compiler.mapShadow(join(workspace, name), bytes);
  const compiled = compiler.compile({ mainFileContent: source });
  if (!compiled.result) {
    const said = compiler.fetchDiagnostics(compiled.takeError());
    throw new Error(`the document cannot be set: ${said.map(({ message }) => message).join('; ')}`);
  }
  return compiler.pdf(compiled.result, {
    pdfStandard,
    creationTimestamp: Math.floor(at.getTime() / 1000),
  });
}
