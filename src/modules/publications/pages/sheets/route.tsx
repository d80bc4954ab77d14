import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { sheetsOf } from '../../sheet.ts';
import { findVersion, looks, nowhere } from '../find-version.ts';
import { SheetsView } from './view.tsx';
import { words } from './words.ts';

/** A page number as somebody typed it, kept within what there is. */
function pageIn(text: string | undefined, pages: number): number | undefined {
  if (text === undefined || !/^\s*\d{1,6}\s*$/.test(text)) return undefined;
  return Math.min(Math.max(Number(text), 1), pages);
}

async function showSheets(world: World, visit: Visit): Promise<Shown> {
  const found = await findVersion(world, visit);
  if (!found) return nowhere;
  const { query, params, language } = visit;
  const { content, base } = found.reading;
  const wanted = params['page'] ?? query['naar'];
  if (wanted !== undefined) {
    const number = pageIn(wanted, content.pages);
    return number === undefined ? redirect(`${base}/blad`) : redirect(`${base}/blad#blad-${number}`);
  }
  const [from, to] = [pageIn(query['van'], content.pages), pageIn(query['tot'], content.pages)];
  const part =
    from === undefined && to === undefined
      ? undefined
      : { from: Math.min(from ?? 1, to ?? content.pages), to: Math.max(from ?? 1, to ?? content.pages) };
  const sheets = sheetsOf(content);
  return page({
    title: translator(words, language)('title', { title: content.title }),
    wide: true,
    ownSearch: true,
    canonical: found.home,
    description: content.summary,
    looks: [...looks, 'sheets.css'],
    scripts: ['sheets.js'],
    body: (
      <SheetsView
        reading={{ ...found.reading, deeper: 1 }}
        sheets={part ? sheets.filter(sheet => sheet.page >= part.from && sheet.page <= part.to) : sheets}
        part={part}
        language={language}
      />
    ),
  });
}

/** `…/blad`: the pages to leaf through, `?van=3&tot=5` only those; `…/blad/4` leads to page 4 for ever. */
export function sheetsRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, visit => showSheets(world, visit));
  for (const base of ['/publicaties/:slug', '/publicaties/:slug/v/:number'])
    for (const address of [`${base}/blad`, `${base}/blad/:page`])
      app.get(address, { schema: { hide: true } }, handler);
}
