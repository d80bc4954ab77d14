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
