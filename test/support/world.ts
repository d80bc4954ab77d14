import { seededChance } from '#platform/chance.ts';
import { type Clock, standingClock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { type App, makeServer } from '#platform/http.ts';
import { makeLog } from '#platform/log.ts';
import { wire } from '#platform/wiring.ts';
import type { Plug, World } from '#web/plug.ts';
import { refusals } from '#web/refusals.ts';
import { saying } from '#web/saying.ts';
import { answerProblems } from '#web/show.tsx';

export interface WorldOptions {
  readonly clock?: Clock;
  readonly demo?: boolean;
}

/** A world of only the modules given, without assets and mail: for what pages say and do, not for how they look. */
export function aWorld(db: Db, plugs: readonly Plug[], { clock, demo = false }: WorldOptions = {}): World {
  return {
    db,
    wiring: wire(plugs),
    clock: clock ?? standingClock(new Date('2026-03-02T10:00:00Z')),
    chance: seededChance(1),
    log: makeLog('silent'),
    mailer: undefined,
    returnedMail: undefined,
    assets: { list: [], href: name => `/assets/${name}` },
    sections: plugs.flatMap(({ sections }) => sections ?? []),
    navigation: plugs.flatMap(({ navigation }) => navigation ?? []),
    sitemaps: plugs.flatMap(({ sitemap }) => sitemap ?? []),
    publicUrl: 'http://127.0.0.1',
    province: 'Tinyland',
    zone: 'Europe/Amsterdam',
    demo,
    ...saying([refusals, ...plugs.flatMap(plug => (plug.refusals ? [plug.refusals] : []))]),
  };
}

/** A visitor's browser without scripts: keeps cookies, follows one redirect when told to. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Where a redirect leads. */
  readonly location: string | undefined;
}

/** Serves the pages of the modules, in memory; each call of `visitor` is another browser. */
export async function pagesOf(world: World, plugs: readonly Plug[]) {
  const app: App = await makeServer({ log: world.log, version: 'test', secure: false });
  answerProblems(app, world);
  for (const { routes } of plugs) routes?.(app, world);
  const visitor = (): Visitor => {
    const cookies = new Map<string, string>();
    const visit = async (method: 'GET' | 'POST', path: string, form?: Readonly<Record<string, string>>) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          accept: 'text/html',
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        cookies: Object.fromEntries(cookies),
        ...(form && { payload: new URLSearchParams(form).toString() }),
      });
      for (const { name, value } of answer.cookies)
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      return { status: answer.statusCode, text: answer.payload, location: answer.headers.location };
    };
    return { get: path => visit('GET', path), post: (path, form) => visit('POST', path, form) };
  };
  return { app, visitor };
}
