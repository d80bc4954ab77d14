import { chromium as engine } from 'playwright-core';
import { network } from '#network';
import { addStaff, system } from '#people';
import { checkUa, picturesIn } from '#standards/pdf/ua/check-ua.ts';
import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld, mount } from '../../src/main.ts';
import { editionOf } from '../../src/modules/publications/outputs/edition-of.ts';
import { recomputeFigures } from '../../src/modules/publications/recompute.ts';
import { chromium } from '../../test/support/debian.ts';
import { benchGround } from '../journey/ground.ts';
import { type Bench, milliseconds } from '../measurement.ts';
import { fillLedger } from '../statistics/book.ts';
import { bytesOf, measureFiles, measureImport } from './files.ts';
import { publishLarge, slug } from './large-report.ts';
import { lighthouse } from '../lighthouse.ts';
import { measureOldReports } from './old-reports.ts';
import { figureParity, textParity } from './parity.ts';
import { countViolations, largestPaint, weigh } from './reading.ts';
import { measureServing, measureTurning } from './speed.ts';

const at = new Date('2026-03-03T09:00:00Z');
const [login, password] = ['pia', 'dichtbij huis'];

/** A report of sixty chapters and five hundred numbers: read, written, taken along, taken in again and recomputed. */
export const publications: Bench = {
  name: 'publications',
  run: async (say, scale) => {
    const ground = await benchGround();
    const { db } = ground;
    const settings = readSettings({ LOG_LEVEL: 'silent' });
    const world = {
      ...(await makeWorld(ground, settings, makeLog('silent'), standingClock(at))),
      demo: true,
    };
    const app = await mount(world);
    const browser = await engine.launch({
      executablePath: chromium.path,
      args: ['--headless', '--no-sandbox'],
    });
    try {
      const baseURL = await app.listen({ port: 0, host: '127.0.0.1' });
      const events = Math.round(3_000_000 * scale);
      say(`A book of ${events} events; a report of 60 chapters and 500 numbers from it…`);
      await fillLedger(ground, events);
      const place = await network(db);
      const version = await publishLarge(db, place, { chapters: 60, tokens: 500, at });
      const edition = await editionOf(world, version);
      const names = Object.keys(version.content.figures);

      say('Every file three times…');
      const files = await measureFiles(edition);
      const [pdf, epub] = [bytesOf(edition, 'pdf'), bytesOf(edition, 'epub')];
      const paper = await measureImport(pdf);
      say(`The PDF of ${paper.pages} pages was taken in.`);

      say('Old reports: ten of which each part is known, a hundred pictures, a scan…');
      const old = await measureOldReports(pdf, say);

      const faults = checkUa(pdf);
      for (const { rule, says, places } of faults)
        say(`PDF/UA ${rule}, ${says}: ${places.slice(0, 3).join('; ')}`);

      say(`Recomputing ${names.length} numbers…`);
      let wrong = 0;
      const recomputed = await milliseconds(async () => {
        wrong = (await recomputeFigures(db, version.content, names)).filter(({ same }) => !same).length;
      });
      if (wrong > 0) throw new Error(`${wrong} numbers came out differently`);

      say('Reading it in a browser…');
      const fresh = () =>
        browser.newContext({
          baseURL,
          viewport: { width: 390, height: 800 },
          locale: 'nl-NL',
          reducedMotion: 'reduce',
        });
      const path = `/publicaties/${slug}/hoofdstuk-1`;
      const context = await fresh();
      const weight = await weigh(context, path);
      const lcp = await largestPaint(fresh, path);
      const page = await context.newPage();
      const parity = await textParity(page, edition, pdf);
      const figures = await figureParity(page, edition, { pdfFigures: picturesIn(pdf), epub });
      const shown = { baseURL, viewport: { width: 390, height: 800 }, locale: 'nl-NL' };
      const turning = await measureTurning(browser, shown, `/publicaties/${slug}/blad`);
      const chapters = version.content.chapters.map(chapter => chapter.slug);
      const serving = await measureServing(db, `${baseURL}/publicaties/${slug}`, chapters);
      const marks = await lighthouse(`${baseURL}${path}`, say);

      const staff = { name: 'Pia Proef', login, password, from: '2026-01-01' as const, by: system };
      await db.transaction(tx =>
        addStaff(tx, { ...staff, roles: [{ role: 'poi', unit: place.province.id }] }),
      );
      await page.goto('/inloggen');
      await page.fill('[name=login]', login);
      await page.fill('[name=password]', password);
      await page.keyboard.press('Enter');
      await page.waitForURL(url => url.pathname !== '/inloggen');
      const about = { slug, chapter: 'hoofdstuk-1', figure: names[0] ?? '' };
      const violations = await countViolations(page, about, say);
      const one = (metric: string, value: number, unit: string) => ({ metric, value, unit, peer: null });
      return [
        one('axe_violations', violations, 'all page types'),
        one('text_parity', parity, 'share'),
        one('figure_parity', figures, 'share'),
        ...(marks
          ? [
              one('lighthouse_performance', marks.performance, 'median of 5'),
              one('lighthouse_accessibility', marks.accessibility, ''),
              one('lighthouse_best_practices', marks['best-practices'], ''),
              one('lighthouse_seo', marks.seo, ''),
            ]
          : []),
        one('chapter_kb', weight.all, 'KB compressed, font apart'),
        one('chapter_script_kb', weight.script, 'KB compressed'),
        one('lcp_s', lcp, 's'),
        one('all_formats_s', files.all, 's'),
        one('pdf_s', files.pdf, 's'),
        one('tokens_500_recompute_s', recomputed / 1000, 's'),
        one('import_100_pages_s', paper.seconds, 's'),
        one('pdfua_failures', faults.length, 'rules'),
        one('formats_byte_identical', files.same, 'share'),
        ...turning,
        ...serving,
        ...old,
      ];
    } finally {
      await browser.close();
      await app.close();
      await ground.close();
    }
  },
};
