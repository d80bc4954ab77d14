import type { Chance } from '#platform/chance.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import type { Job } from '#platform/jobs.ts';
import type { Log } from '#platform/log.ts';
import type { Mailer } from '#platform/mail.ts';
import type { Refusal } from '#platform/result.ts';
import type { Listener, Wiring } from '#platform/wiring.ts';
import type { Assets, Island } from './assets.ts';
import type { Section } from './slots.ts';
import type { Language } from './words.ts';

/** What main hands to everything that runs: the outside, as parameters. */
export interface World {
  readonly db: Db;
  readonly wiring: Wiring;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Absent when no mail server is set. */
  readonly mailer: Mailer | undefined;
  /** Folder (maildir) in which mail that comes back arrives; absent when none is set. */
  readonly returnedMail: string | undefined;
  readonly assets: Assets;
  readonly sections: readonly Section[];
  readonly navigation: readonly NavItem[];
  /** Paths of lists of pages for search engines, beside that of the titles. */
  readonly sitemaps: readonly string[];
  readonly publicUrl: string;
  /** Name of the province, as it stands in every page's head. */
  readonly province: string;
  readonly zone: string;
  /** True when the people and figures are invented: every page says so. */
  readonly demo: boolean;
  /** A refusal as one plain sentence. */
  describe(refusal: Refusal, language: Language): string;
  statusOf(refusal: Refusal): number;
}

/** What one module plugs in; main mounts the plugs in street order. */
export interface Plug extends Listener {
  readonly jobs?: readonly Job<World>[];
  readonly routes?: (app: App, world: World) => void;
  /** Small scripts that its pages name; a page works without them. */
  readonly islands?: readonly Island[];
  readonly sections?: readonly Section[];
  readonly navigation?: readonly NavItem[];
  /** Path of its list of pages for search engines (sitemaps.org). */
  readonly sitemap?: string;
  readonly refusals?: Readonly<Record<string, RefusalWords>>;
}

/** The groups in which staff find their entries, in the order in which they stand. */
export const navGroups = [
  'desk',
  'members',
  'programmes',
  'transport',
  'collection',
  'figures',
  'administration',
] as const;

/**
 * An entry of the main navigation, shown to those who have the audience's role, or one of these roles. What is not for
 * everybody stands in a group.
 */
export type NavItem = {
  readonly href: string;
  readonly order: number;
  readonly label: Readonly<Record<Language, string>>;
} & (
  | { readonly audience: 'resident'; readonly group?: undefined }
  | {
      readonly audience: Exclude<Audience, 'resident'> | readonly string[];
      readonly group: (typeof navGroups)[number];
    }
);

export type Audience = 'resident' | 'desk' | 'driver' | 'poi' | 'admin';

/** How a refusal is said: an HTTP status and one sentence a language, with `{fact}` for the refusal's own facts. */
export interface RefusalWords {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429 | 500 | 503;
  readonly nl: string;
  readonly en: string;
}

/** One row per way of saying no; leaving one out does not compile. */
export type RefusalTable<R extends Refusal> = Readonly<Record<R['code'], RefusalWords>>;
