import type { World } from '#web/plug.ts';
import { refused, type Visit } from '#web/show.tsx';
import type { Reading } from '../reading.ts';
import { type ReadVersion, readVersion } from '../store/version.ts';

/** The version that an address names, and whether it is the newest. */
export interface Found {
  readonly version: ReadVersion;
  readonly isNewest: boolean;
  readonly reading: Reading;
  /** Address of the newest version. */
  readonly home: string;
}

/** Names of the stylesheets of every page here. */
export const looks = ['publications.css'];

/** The answer at an address where nothing was published. */
export const nowhere = refused({ code: 'publications/unknown' });

/** Staff also read what is not open to all. */
export const isStaff = ({ viewer }: Visit): boolean => viewer?.staff !== undefined;

/** Finds the version of `/publicaties/:slug` or `/publicaties/:slug/v/:number`; nothing when there is none for this visitor. */
export async function findVersion({ db }: World, visit: Visit): Promise<Found | undefined> {
  const slug = visit.params['slug'] ?? '';
  const text = visit.params['number'];
  if (text !== undefined && !/^[1-9]\d{0,5}$/.test(text)) return undefined;
  const number = text === undefined ? undefined : Number(text);
  const version = await readVersion(db, slug, { number, staff: isStaff(visit) });
  if (!version) return undefined;
  const home = `/publicaties/${slug}`;
  return {
    version,
    isNewest: version.number === version.newest,
    home,
    reading: {
      content: version.content,
      base: number === undefined ? home : `${home}/v/${number}`,
      found: [],
    },
  };
}
