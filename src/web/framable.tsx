import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { DemoNotice, renderPage } from './frame.tsx';
import { PageLanguage } from './language.ts';
import type { Language } from './words.ts';

interface Framable {
  readonly language: Language;
  readonly title: string;
  readonly demo: boolean;
  /** Addresses of stylesheets. */
  readonly looks: readonly string[];
  /** A class of the body. */
  readonly name: string;
  readonly children: ComponentChildren;
}

/**
 * Sends a page that others may frame. Whoever does sees nothing of a visitor: no session goes along, and every link and form leads to
 * our own page.
 */
export function sendFramable(
  reply: FastifyReply,
  { language, title, demo, looks, name, children }: Framable,
): FastifyReply {
  const html = renderPage(
    <html lang={language} class="utrecht-document resident">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <base target="_top" />
        {looks.map(address => (
          <link key={address} rel="stylesheet" href={address} />
        ))}
      </head>
      <body class={name}>
        <PageLanguage.Provider value={language}>
          {demo && <DemoNotice language={language} />}
          <main>{children}</main>
        </PageLanguage.Provider>
      </body>
    </html>,
  );
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  return reply
    .header('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'))
    .removeHeader('x-frame-options')
    .header('cross-origin-resource-policy', 'cross-origin')
    .type('text/html; charset=utf-8')
    .send(html);
}
