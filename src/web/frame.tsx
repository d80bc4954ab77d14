import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { classesOf, type Display } from './display.ts';
import { frameWords } from './frame-words.ts';
import { PageLanguage } from './language.ts';
import { Alert } from './parts/alert.tsx';
import { Link } from './parts/link.tsx';
import { LinkButton } from './parts/link-button.tsx';
import { Menu, type MenuEntry } from './navigation.tsx';
import { SearchBox } from './parts/search-box.tsx';
import { type Language, translator } from './words.ts';

export interface FrameProps {
  /** What this page is, before the name of the platform. */
  readonly title: string;
  readonly language: Language;
  readonly province: string;
  /** `resident`: large and calm; `staff`: denser. */
  readonly audience: 'resident' | 'staff';
  readonly navigation: readonly MenuEntry[];
  /** Name of who is signed in. */
  readonly viewer: string | undefined;
  /** How the reader wants it to look. */
  readonly display?: Display;
  /** Says on the page that figures are partly invented. */
  readonly demo: boolean;
  /** Path and query of this page; the language switch comes back to it. */
  readonly address: string;
  /** Said once at the top: what the step before has done. */
  readonly message?: string | undefined;
  /** The message says why nothing happened. */
  readonly inVain?: boolean;
  /** Uses the whole width: tables and maps. */
  readonly wide?: boolean;
  /** The search form in the head; `value` is what was searched for. */
  readonly search?:
    | { readonly action: string; readonly value?: string; readonly suggest?: string }
    | undefined;
  /** The one address by which search engines know the page. */
  readonly canonical?: string | undefined;
  /** What the page says in a sentence or two, for a list of results or a shared link. */
  readonly description?: string | undefined;
  /** The address of the same as a feed. */
  readonly feed?: string | undefined;
  readonly stylesheet: string;
  readonly font: string;
  /** Addresses of islands; a page works without them. */
  readonly scripts?: readonly string[];
  /** Addresses of stylesheets after the one of all pages. */
  readonly looks?: readonly string[];
  readonly children: ComponentChildren;
}

/** The same page in another language. */
function inLanguage(address: string, language: Language): string {
  const [path = '/', query = ''] = address.split('?');
  const asked = new URLSearchParams(query);
  asked.set('lang', language);
  return `${path}?${asked}`;
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='5' fill='%235e2555'/%3E%3Cpath d='M11 5v5m0 4v5m0 4v4' stroke='%23fff' stroke-width='3' stroke-linecap='round'/%3E%3C/svg%3E";

/** Words for who lists or shares the page (HTML meta description; Open Graph for a card that is text alone). */
function Card({ title, description, canonical }: Pick<FrameProps, 'title' | 'description' | 'canonical'>) {
  if (description === undefined) return null;
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="article" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {canonical !== undefined && <meta property="og:url" content={canonical} />}
    </>
  );
}

function Head(props: FrameProps) {
  const { title, province, canonical, feed, stylesheet, font, scripts = [], looks = [] } = props;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${title} · Bindwerk ${province}`}</title>
      {canonical !== undefined && <link rel="canonical" href={canonical} />}
      <Card {...props} />
      {feed !== undefined && <link rel="alternate" type="application/atom+xml" href={feed} />}
      <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={stylesheet} />
      {looks.map(address => (
        <link key={address} rel="stylesheet" href={address} />
      ))}
      <link rel="icon" href={icon} type="image/svg+xml" />
      {scripts.map(address => (
        <script key={address} type="module" src={address} />
      ))}
    </head>
  );
}

/** Stands on every page of a demo, also on those that others frame. */
export function DemoNotice({ language }: { readonly language: Language }) {
  const t = translator(frameWords, language);
  return (
    <aside class="demo-notice" aria-label={t('demoLabel')}>
      <span lang="nl">{t('demo')}</span>
      {language !== 'nl' && <span>{t('demoMeaning')}</span>}
    </aside>
  );
}

function Masthead({ language, province, navigation, viewer, address, search }: FrameProps) {
  const t = translator(frameWords, language);
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <header class="masthead">
      <div class="masthead__row">
        <a class="masthead__name" href="/" aria-label={t('home')}>
          Bindwerk
        </a>
        <span class="masthead__province">{t('province', { province })}</span>
        <ul class="masthead__tools">
          <li>
            <Link href={`/weergave?terug=${encodeURIComponent(address)}`}>{t('display')}</Link>
          </li>
          <li>
            <Link href={inLanguage(address, other)} language={other}>
              {t('otherLanguage')}
            </Link>
          </li>
          {viewer === undefined ? (
            <li>
              <Link href="/inloggen">{t('signIn')}</Link>
            </li>
          ) : (
            <li>
              <form class="masthead__viewer" method="post" action="/uitloggen">
                <span>{t('signedIn', { name: viewer })}</span>
                <LinkButton>{t('signOut')}</LinkButton>
              </form>
            </li>
          )}
        </ul>
      </div>
      {navigation.length > 0 && <Menu entries={navigation} language={language} />}
      {search && <SearchBox id="head-search" label={t('search')} {...search} />}
    </header>
  );
}

/** The frame of every page: head, navigation, content, foot. Content comes as children and is escaped. */
export function Frame(props: FrameProps) {
  const { language, province, audience, display, demo, message, inVain, wide, children } = props;
  const t = translator(frameWords, language);
  return (
    <html lang={language} class={`utrecht-document ${audience} ${display ? classesOf(display) : ''}`.trim()}>
      <Head {...props} />
      <body>
        <PageLanguage.Provider value={language}>
          <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#content">
            {t('skip')}
          </a>
          {demo && <DemoNotice language={language} />}
          <Masthead {...props} />
          <main class={wide ? 'content content--wide' : 'content'} id="content" tabIndex={-1}>
            {message !== undefined && (
              <Alert kind={inVain ? 'warning' : 'ok'} live>
                {message}
              </Alert>
            )}
            {children}
          </main>
          <footer class="foot">
            <p>{t('about', { province })}</p>
          </footer>
        </PageLanguage.Provider>
      </body>
    </html>
  );
}

/** A whole page as text, ready to send. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
