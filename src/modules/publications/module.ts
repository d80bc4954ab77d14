import type { Plug } from '#web/plug.ts';
import { chapterRoute } from './pages/chapter/route.tsx';
import { contentsRoute } from './pages/contents/route.tsx';
import { differenceRoute } from './pages/difference/route.tsx';
import { errataRoute } from './pages/errata/route.tsx';
import { figureRoute } from './pages/figure/route.tsx';
import { filesRoute } from './pages/files/route.ts';
import { historyRoute } from './pages/history/route.tsx';
import { oldAddressRoute } from './pages/old-address/route.ts';
import { readingsRoute } from './pages/readings/route.tsx';
import { searchRoute } from './pages/search/route.tsx';
import { sheetsRoute } from './pages/sheets/route.tsx';
import { sitemapRoute } from './pages/shelf/sitemap-route.ts';
import { shelfRoute } from './pages/shelf/route.tsx';
import { takeAlongRoute } from './pages/take-along/route.tsx';
import { arrangeRoute } from './pages/writing/arrange-route.ts';
import { writeRoute } from './pages/writing/chapter-route.tsx';
import { deskRoute } from './pages/writing/desk-route.tsx';
import { draftRoute } from './pages/writing/draft-route.tsx';
import { pasteRoute } from './pages/writing/paste-route.ts';
import { pictureRoute } from './pages/writing/picture-route.ts';
import { paperRoute } from './pages/paper/route.tsx';
import { paperPictureRoute } from './pages/paper/picture-route.ts';
import { paperJob } from './paper/take-paper.ts';
import { refusals } from './refusals.ts';

export const publicationsModule: Plug = {
  name: 'publications',
  refusals,
  sitemap: '/publicaties/sitemap.xml',
  islands: [
    { name: 'publications.css', file: new URL('look.css', import.meta.url) },
    { name: 'sheets.css', file: new URL('pages/sheets/sheets.css', import.meta.url) },
    { name: 'writing.js', file: new URL('islands/writing.ts', import.meta.url) },
    { name: 'take-along.js', file: new URL('islands/take-along.ts', import.meta.url) },
    { name: 'sheets.js', file: new URL('islands/sheets.ts', import.meta.url) },
  ],
  routes: (app, world) => {
    shelfRoute(app, world);
    sitemapRoute(app, world);
    searchRoute(app, world);
    contentsRoute(app, world);
    historyRoute(app, world);
    differenceRoute(app, world);
    errataRoute(app, world);
    readingsRoute(app, world);
    figureRoute(app, world);
    filesRoute(app, world);
    sheetsRoute(app, world);
    takeAlongRoute(app, world);
    oldAddressRoute(app, world);
    paperRoute(app, world);
    paperPictureRoute(app, world);
    chapterRoute(app, world);
    deskRoute(app, world);
    draftRoute(app, world);
    pasteRoute(app, world);
    writeRoute(app, world);
    arrangeRoute(app, world);
    pictureRoute(app, world);
  },
  jobs: [paperJob],
  navigation: [
    {
      audience: 'poi',
      group: 'figures',
      href: '/poi/publicaties',
      order: 46,
      label: { nl: 'Verslagen schrijven', en: 'Writing reports' },
    },
    {
      audience: 'poi',
      group: 'figures',
      href: '/beheer/papier',
      order: 62,
      label: { nl: 'Oude verslagen', en: 'Old reports' },
    },
    {
      audience: 'resident',
      href: '/publicaties',
      order: 30,
      label: { nl: 'Publicaties', en: 'Publications' },
    },
  ],
};
