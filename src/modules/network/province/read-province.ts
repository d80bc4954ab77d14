import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, refuse, type Result } from '#platform/result.ts';
import { contradictions } from './check-province.ts';
import { type ProvinceFiles, provinceSchemas } from './province-files.ts';

export interface ProvinceUnsound {
  readonly code: 'network/province-unsound';
  /** A sentence each: file, place in the file, what is wrong. */
  readonly errors: readonly string[];
}

/** The line on which V8 stopped reading a JSON text, as far as its message tells. */
function lineOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? '' : ` on line ${text.slice(0, Number(position)).split('\n').length}`;
}

async function readOne(folder: string, name: string): Promise<{ json?: unknown; error?: string }> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
  if (text === undefined) return { error: `${name}.json: cannot be read in ${folder}` };
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    const { message } = error as SyntaxError;
    return { error: `${name}.json: is no JSON${lineOf(text, message)} (${message})` };
  }
}

/** Says what is wrong with a file that another module owns, a sentence each. */
export type FileCheck = (json: unknown) => readonly string[];

/**
 * Reads a province's folder. All errors of all files are told at once; contradictions between files only when each
 * file is well-formed, since they would be echoes before. What is in `rules.json`, `van.json` and `programmes.json` their owners judge.
 */
export async function readProvince(
  folder: URL | string,
  owners: Readonly<Partial<Record<'rules' | 'van' | 'programmes', FileCheck>>> = {},
): Promise<Result<ProvinceFiles, ProvinceUnsound>> {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder;
  const errors: string[] = [];
  const files: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(provinceSchemas)) {
    const { json, error } = await readOne(path, name);
    if (error !== undefined) {
      errors.push(error);
      continue;
    }
    const read = schema.safeParse(json);
    if (read.success) files[name] = read.data;
    else
      errors.push(
        ...read.error.issues.map(issue => `${name}.json: ${issue.path.join('.')} ${issue.message}`),
      );
  }
  for (const name of ['rules', 'van', 'programmes'] as const)
    if (name in files)
      errors.push(...(owners[name]?.(files[name]) ?? []).map(flaw => `${name}.json: ${flaw}`));
  if (errors.length === 0) errors.push(...contradictions(files as ProvinceFiles));
  return errors.length > 0
    ? refuse({ code: 'network/province-unsound', errors })
    : ok(files as ProvinceFiles);
}
