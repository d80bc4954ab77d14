import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Profile, profileShape } from './profile.ts';

const folder = new URL('profiles/', import.meta.url);

/** The names of the profiles that come with Bindwerk. */
export const builtInProfiles = (): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -'.json'.length))
    .toSorted();

/** A profile by its built-in name, or from a JSON file. Throws with all that is wrong with it. */
export async function readProfile(nameOrPath: string): Promise<Profile> {
  const text = builtInProfiles().includes(nameOrPath)
    ? readFileSync(new URL(`${nameOrPath}.json`, folder), 'utf8')
    : await readFile(nameOrPath, 'utf8');
  const { $comment: _, ...content } = JSON.parse(text) as Record<string, unknown>;
  return profileShape.parse(content);
}
