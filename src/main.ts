import { totalmem } from 'node:os';
import { catalogueModule } from './modules/catalogue/module.ts';
import { circulationModule } from './modules/circulation/module.ts';
import { deskModule } from './modules/desk/module.ts';
import { discoveryModule } from './modules/discovery/module.ts';
import { intakeModule } from './modules/intake/module.ts';
import { ledgerModule } from './modules/ledger/module.ts';
import { networkModule } from './modules/network/module.ts';
import { noticesModule } from './modules/notices/module.ts';
import { peopleModule } from './modules/people/module.ts';
import { programmesModule } from './modules/programmes/module.ts';
import { publicationsModule } from './modules/publications/module.ts';
import { requestsModule } from './modules/requests/module.ts';
import { routingModule } from './modules/routing/module.ts';
import { statisticsModule } from './modules/statistics/module.ts';
import { transportModule } from './modules/transport/module.ts';
import { readFileSync } from 'node:fs';
import { type Sip2Server, startSip2 } from '#desk';
import { network } from '#network';
import { realChance } from '#platform/chance.ts';
import { type Clock, systemClock } from '#platform/clock.ts';
import { openDb } from '#platform/db.ts';
import { type EmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { type App, isCrossSite, makeServer } from '#platform/http.ts';
import { startJobs } from '#platform/jobs.ts';
import type { Log } from '#platform/log.ts';
import { smtpMailer } from '#platform/mail.ts';
import { readMark } from '#platform/mark.ts';
import { migrate } from '#platform/migrate.ts';
import { startOutbox } from '#platform/outbox.ts';
import { wire } from '#platform/wiring.ts';
import { type Assets, buildAssets } from '#web/assets.ts';
import { overviewNavigation, overviewRoute } from '#web/overview.tsx';
import type { Plug, World } from '#web/plug.ts';
import { refusals as webRefusals } from '#web/refusals.ts';
import { saying } from '#web/saying.ts';
import { answerProblems } from '#web/show.tsx';
import { type Settings, WrongSettings } from './config.ts';
import { migrationSources } from './migration-sources.ts';
import { version } from './version.ts';

/** The street, mounted: every module in the order of `street.ts` (the architecture test compares the two). */
export const modules: readonly Plug[] = [
  networkModule,
  ledgerModule,
  peopleModule,
  noticesModule,
  intakeModule,
  catalogueModule,
  circulationModule,
  transportModule,
  routingModule,
  requestsModule,
  discoveryModule,
  deskModule,
  programmesModule,
  statisticsModule,
  publicationsModule,
];

export const wiring = wire(modules);

/** The scripts of all modules. */
export const islands = modules.flatMap(({ islands: own }) => own ?? []);

/** A database, and what must be stopped when we leave it. */
export interface Ground {
  readonly db: ReturnType<typeof openDb>;
  readonly embedded: EmbeddedPostgres | undefined;
  close(): Promise<void>;
}

const mebibyte = 1024 ** 2;

/**
 * What the database of a province of a million records works in, as far as the machine has it: indexes that are written all
 * over the place are slow where they are fetched for each row. With what a large load takes beside it, it stays below 2 GiB.
 */
const sharedBuffers = (): number => Math.round(Math.min(640, Math.max(128, totalmem() / 16 / mebibyte)));

const serverSettings = [
  `shared_buffers=${sharedBuffers()}MB`,
  'max_connections=100',
  'jit=off',
  'max_wal_size=2GB',
];

/** Starts or reaches the database, as it is. */
export async function reachDatabase(settings: Settings, log: Log): Promise<Ground> {
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres(settings.dataFolder, serverSettings);
  if (embedded) await ensureDatabase(embedded.url('postgres'), 'bindwerk');
  const url = settings.databaseUrl ?? embedded?.url() ?? '';
  const db = openDb({
    url,
    wiring,
    connections: 12,
    onError: error => log.error({ err: error }, 'database'),
  });
  log.debug(
    { embedded: embedded?.how, folder: embedded?.folder, version: embedded?.version },
    'database ready',
  );
  return {
    db,
    embedded,
    close: async () => {
      await db.close();
      await embedded?.stop();
    },
  };
}

/** Starts or reaches the database and migrates it. */
export async function openGround(settings: Settings, log: Log): Promise<Ground> {
  const ground = await reachDatabase(settings, log);
  await migrate(ground.db, migrationSources());
  return ground;
}

/** Why a production server turns a demo database down, and what to do. */
export const demoInProduction =
  'the database holds the demo province; set DATABASE_URL or BINDWERK_DATA to another, or unset NODE_ENV';

/** Everything that modules are handed. The network must be loaded. */
export async function makeWorld(
  { db }: Ground,
  settings: Settings,
  log: Log,
  clock: Clock = systemClock,
  assets?: Assets,
): Promise<World> {
  const { province } = await network(db);
  const demo = (await readMark(db, 'demo')) !== undefined;
  if (demo && settings.production) throw new WrongSettings([demoInProduction]);
  return {
    db,
    wiring,
    clock,
    chance: realChance,
    log,
    returnedMail: settings.returnedMail,
    mailer: settings.smtpUrl ? smtpMailer(settings.smtpUrl, settings.mailFrom) : undefined,
    assets: assets ?? (await buildAssets(islands)),
    sections: modules.flatMap(({ sections }) => sections ?? []),
    navigation: [overviewNavigation, ...modules.flatMap(({ navigation }) => navigation ?? [])],
    sitemaps: modules.flatMap(({ sitemap }) => sitemap ?? []),
    publicUrl: settings.publicUrl,
    province: province.name,
    zone: province.zone,
    demo,
    ...saying([webRefusals, ...modules.flatMap(({ refusals }) => (refusals ? [refusals] : []))]),
  };
}

/** The web server with every module's pages and API mounted; not listening yet. */
export async function mount(world: World): Promise<App> {
  const app = await makeServer({ log: world.log, version, secure: world.publicUrl.startsWith('https:') });
  app.addHook('onRequest', async request => {
    if (isCrossSite(request))
      throw Object.assign(new Error('web/other-site'), { refusal: { code: 'web/other-site' } });
  });
  answerProblems(app, world);
  for (const asset of world.assets.list)
    app.get(asset.path, { schema: { hide: true } }, (request, reply) => {
      const accepted = request.headers['accept-encoding'] ?? '';
      const encoding =
        asset.br && accepted.includes('br')
          ? 'br'
          : asset.gzip && accepted.includes('gzip')
            ? 'gzip'
            : undefined;
      if (encoding) reply.header('content-encoding', encoding).header('vary', 'accept-encoding');
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(asset.type)
        .send(encoding === 'br' ? asset.br : encoding === 'gzip' ? asset.gzip : asset.body);
    });
  app.get('/healthz', { schema: { hide: true } }, async () => ({ alive: true }));
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const ready = await world.db.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return reply.status(ready ? 200 : 503).send({ ready });
  });
  overviewRoute(app, world);
  for (const { routes } of modules) routes?.(app, world);
  return app;
}

/** Opens the line for self-checks and sorters, where one is set. Rejects when its address cannot be had. */
export async function startMachines(world: World, { sip2 }: Settings): Promise<Sip2Server | undefined> {
  if (!sip2) return undefined;
  const { host, port, tls } = sip2;
  const read = (file: string) => readFileSync(file, 'utf8');
  return startSip2(world, { host, port, tls: tls && { cert: read(tls.certFile), key: read(tls.keyFile) } });
}

/** Starts what works in the background: facts told later, jobs by the clock. Answers how to stop it. */
export async function startBackground(world: World): Promise<() => Promise<void>> {
  const stopOutbox = await startOutbox(world.db, world.wiring, world.log, () => world.clock.now());
  const stopJobs = await startJobs(
    world.db,
    world.log,
    world,
    modules.flatMap(({ jobs }) => jobs ?? []),
  );
  return async () => {
    await stopJobs();
    await stopOutbox();
    world.mailer?.close();
  };
}
