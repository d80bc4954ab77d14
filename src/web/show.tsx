import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { App } from '#platform/http.ts';
import { problemOf } from '#platform/problem.ts';
import type { Refusal } from '#platform/result.ts';
import { closeSession, openSession, readSession } from '#platform/session.ts';
import { type Display, displayCookie, readDisplay } from './display.ts';
import { Frame, renderPage } from './frame.tsx';
import { Alert } from './parts/alert.tsx';
import { Heading } from './parts/heading.tsx';
import { Link } from './parts/link.tsx';
import { Paragraph } from './parts/paragraph.tsx';
import { suggestionsAddress } from './parts/search-box.tsx';
import { menuFor } from './navigation.tsx';
import type { Audience, World } from './plug.ts';
import { frameWords } from './frame-words.ts';
import { chooseLanguage, type Language, translator } from './words.ts';

/** Who looks: kept in the session, so that a page needs no second question. */
export interface Viewer {
  readonly account: number;
  readonly name: string;
  readonly member: number | undefined;
  readonly staff: number | undefined;
  readonly roles: readonly { readonly role: string; readonly unit: number }[];
}

/** One look at one page. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly language: Language;
  readonly viewer: Viewer | undefined;
  /** How they want pages to look. */
  readonly display: Display;
  readonly now: Date;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** Opens a session; the next page is this viewer's. */
  signIn(viewer: Viewer): Promise<void>;
  signOut(): Promise<void>;
}

interface Page {
  readonly kind: 'page';
  readonly title: string;
  readonly body: VNode;
  readonly status?: number;
  /** Uses the whole width: tables and maps. */
  readonly wide?: boolean;
  /** True when the page has a search form of its own, so that the head needs none. */
  readonly ownSearch?: boolean;
  /** The path of the same as a feed. */
  readonly feed?: string;
  /** The path by which search engines know the page, whatever else led here. */
  readonly canonical?: string;
  /** What it says in a sentence or two, for a list of results or a shared link. */
  readonly description?: string | undefined;
  /** Islands by name; the page works without them. */
  readonly scripts?: readonly string[];
  /** Stylesheets by name, after the one of all pages. */
  readonly looks?: readonly string[];
}

interface Redirect {
  readonly kind: 'redirect';
  readonly href: string;
  /** Said once, on the page that follows. */
  readonly message?: string;
  /** The message says why nothing happened. */
  readonly inVain?: boolean;
  /** The address itself changed: whoever keeps links may keep the new one. */
  readonly moved?: boolean;
}

interface RefusedPage {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

export type Shown = Page | Redirect | RefusedPage;

export const page = (content: Omit<Page, 'kind'>): Shown => ({ kind: 'page', ...content });
export const redirect = (href: string, message?: string): Shown => ({
  kind: 'redirect',
  href,
  ...(message !== undefined && { message }),
});
/** Back to a page that says why nothing happened. */
export const redirectInVain = (href: string, message: string): Shown => ({
  kind: 'redirect',
  href,
  message,
  inVain: true,
});
/** The page lives at another address now. Browsers ask again each time, since what was joined may part again. */
export const moved = (href: string): Shown => ({ kind: 'redirect', href, moved: true });
export const refused = (refusal: Refusal): Shown => ({ kind: 'refused', refusal });

export interface ShowOptions {
  /** Decides the look and the navigation. */
  readonly audience: Audience;
  /** Only for viewers with one of these roles somewhere, or with a membership (`member`). Verbs check again, for the place. */
  readonly role?: string | readonly string[];
}

const sessionCookie = 'session';
const messageCookie = 'message';
/** Begins a message that says why nothing happened. */
const vainMark = '!';
const languageCookie = 'lang';

const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, unknown>).map(([name, text]) => [
      name,
      String(Array.isArray(text) ? (text.at(-1) ?? '') : text),
    ]),
  );

/** Only addresses on this site may be gone back to. */
export const ownAddress = (address: string | undefined, otherwise: string): string =>
  address !== undefined && /^\/(?![/\\])/.test(address) ? address : otherwise;

export const rolesOf = (viewer: Viewer | undefined): ReadonlySet<string> =>
  new Set([
    ...(viewer?.roles.map(({ role }) => role) ?? []),
    ...(viewer?.member === undefined ? [] : ['member']),
  ]);

/** Who sends a request, by the session that its cookie opens; nobody when it opens none. */
export async function viewerOf(world: World, request: FastifyRequest): Promise<Viewer | undefined> {
  const token = request.cookies[sessionCookie];
  return token === undefined ? undefined : readSession<Viewer>(world.db, token, world.clock.now());
}

async function visitOf(world: World, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const cookies = request.cookies;
  const query = texts(request.query);
  const token = cookies[sessionCookie];
  const now = world.clock.now();
  const secure = world.publicUrl.startsWith('https:');
  const asked = query['lang'];
  const language = chooseLanguage({
    asked,
    cookie: cookies[languageCookie],
    header: request.headers['accept-language'],
  });
  if (asked !== undefined)
    reply.setCookie(languageCookie, language, { path: '/', sameSite: 'lax', maxAge: 31_536_000, secure });
  return {
    request,
    language,
    viewer: await viewerOf(world, request),
    display: readDisplay(cookies[displayCookie]),
    now,
    path: request.url.split('?')[0] ?? '/',
    query,
    form: texts(request.body),
    params: texts(request.params),
    signIn: async viewer => {
      const fresh = await world.db.transaction(tx => openSession(tx, viewer, now, world.chance));
      reply.setCookie(sessionCookie, fresh, { path: '/', httpOnly: true, sameSite: 'lax', secure });
    },
    signOut: async () => {
      if (token !== undefined) await world.db.transaction(tx => closeSession(tx, token, now));
      reply.clearCookie(sessionCookie, { path: '/' });
    },
  };
}

function send(
  world: World,
  visit: Visit,
  reply: FastifyReply,
  audience: Audience,
  shown: Page,
): FastifyReply {
  const { language, viewer, path } = visit;
  const message = visit.request.cookies[messageCookie];
  const inVain = message?.startsWith(vainMark) ?? false;
  if (message !== undefined) reply.clearCookie(messageCookie, { path: '/' });
  const hasSearch = audience === 'resident' && !shown.ownSearch;
  const html = renderPage(
    <Frame
      title={shown.title}
      language={language}
      province={world.province}
      audience={audience === 'resident' ? 'resident' : 'staff'}
      navigation={menuFor(world.navigation, rolesOf(viewer), language, path)}
      viewer={viewer?.name}
      display={visit.display}
      demo={world.demo}
      address={visit.request.url}
      message={inVain ? message?.slice(vainMark.length) : message}
      inVain={inVain}
      wide={shown.wide ?? false}
      search={hasSearch ? { action: '/zoek', suggest: suggestionsAddress } : undefined}
      feed={shown.feed}
      canonical={shown.canonical && new URL(shown.canonical, world.publicUrl).href}
      description={shown.description}
      stylesheet={world.assets.href('main.css')}
      font={world.assets.href('text.woff2')}
      scripts={[...(hasSearch ? ['suggest.js'] : []), ...(shown.scripts ?? [])].map(world.assets.href)}
      looks={shown.looks?.map(world.assets.href) ?? []}
    >
      {shown.body}
    </Frame>,
  );
  return reply
    .status(shown.status ?? 200)
    .header('cache-control', viewer ? 'private, no-store' : 'no-cache')
    .type('text/html; charset=utf-8')
    .send(html);
}

/** A refusal, or a fault, as a page: what happened, what stays safe, what to do. */
function refusalPage(world: World, language: Language, refusal: Refusal): Page {
  const t = translator(frameWords, language);
  return {
    kind: 'page',
    title: t('refusedTitle'),
    status: world.statusOf(refusal),
    body: (
      <>
        <Heading level={1}>{t('refusedTitle')}</Heading>
        <Alert kind="warning">
          <Paragraph>{world.describe(refusal, language)}</Paragraph>
        </Alert>
        <Paragraph>
          <Link href="/">{t('toStart')}</Link>
        </Paragraph>
      </>
    ),
  };
}

/**
 * Makes a Fastify handler of a page: finds out who looks and in which language, keeps out who may not look, draws the
 * frame around what the handler answers.
 */
export function show(
  world: World,
  { audience, role }: ShowOptions,
  handler: (visit: Visit) => Promise<Shown>,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const visit = await visitOf(world, request, reply);
    const roles = rolesOf(visit.viewer);
    if (role !== undefined && !visit.viewer)
      return reply.redirect(
        `/inloggen?terug=${encodeURIComponent(request.method === 'GET' ? request.url : '/')}`,
        303,
      );
    const wanted = role === undefined ? [] : [role].flat();
    const allowed =
      role === undefined ||
      wanted.some(one => roles.has(one)) ||
      (!wanted.includes('member') && roles.has('admin'));
    const shown = allowed ? await handler(visit) : refused({ code: 'web/not-for-you' });
    if (shown.kind === 'refused')
      return send(world, visit, reply, audience, refusalPage(world, visit.language, shown.refusal));
    if (shown.kind === 'page') return send(world, visit, reply, audience, shown);
    if (shown.message !== undefined)
      reply.setCookie(messageCookie, `${shown.inVain ? vainMark : ''}${shown.message}`, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        maxAge: 60,
      });
    if (shown.moved) reply.header('cache-control', 'no-cache');
    return reply.redirect(shown.href, shown.moved ? 301 : 303);
  };
}

const isProgram = (request: FastifyRequest): boolean =>
  request.url.startsWith('/api/') || !(request.headers.accept ?? '').includes('text/html');

/** Answers every refusal that Fastify or a fault raises: a page for people, an RFC 9457 problem for programs. */
export function answerProblems(app: App, world: World): void {
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    refusal: Refusal,
  ): Promise<FastifyReply> => {
    if (!isProgram(request)) {
      const visit = await visitOf(world, request, reply);
      return send(world, visit, reply, 'resident', refusalPage(world, visit.language, refusal));
    }
    const status = world.statusOf(refusal);
    return reply
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(refusal, status, world.describe(refusal, 'en'))));
  };
  app.setNotFoundHandler((request, reply) => answer(request, reply, { code: 'web/no-such-page' }));
  app.setErrorHandler(
    (error: Error & { statusCode?: number; validation?: unknown; refusal?: Refusal }, request, reply) => {
      if (error.refusal) return answer(request, reply, error.refusal);
      if (error.statusCode === 429) return answer(request, reply, { code: 'web/too-often' });
      if (error.validation !== undefined || (error.statusCode !== undefined && error.statusCode < 500)) {
        const refusal = { code: 'web/not-understood', errors: error.validation ?? error.message };
        return answer(request, reply, refusal);
      }
      world.log.error({ err: error, path: request.url.split('?')[0] }, 'a page failed');
      return answer(request, reply, { code: 'web/our-fault' });
    },
  );
}
