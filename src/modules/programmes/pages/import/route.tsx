import multipart from '@fastify/multipart';
import { fetchOnce } from '#intake';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { columnNames, guessMapping, type ImportRow, type Mapping, readRows } from '../../import-table.ts';
import { planActivities } from '../../plan-activities.ts';
import { programmesOn } from '../../programme.ts';
import { knownSources, roomsOf } from '../../store/activities.ts';
import { readProgrammes } from '../../store/programmes.ts';
import { asMaker, type Maker } from '../makers/as-maker.ts';
import { placesImportRoutes } from '../locations/import-route.tsx';
import { type Sent, sentIn } from './sent.ts';
import { isCalendar, linesOf, tableOf } from './table-of.ts';
import { type ImportShown, ImportView } from './view.tsx';
import { words } from './words.ts';

const address = '/programma/inlezen';
const mostBytes = 5 * 1024 ** 2;

/** The columns that were chosen; as long as none were, those that their heads suggest. */
function mappingIn(fields: Sent['fields'], head: readonly string[]): Mapping {
  const chosen = columnNames.flatMap(name => {
    const place = fields[`kolom-${name}`];
    return place === undefined || place === '' || !(Number(place) < head.length)
      ? []
      : [[name, Number(place)]];
  });
  return 'kolom-title' in fields ? Object.fromEntries(chosen) : guessMapping(head);
}

async function show(
  world: World,
  { now, language }: Visit,
  { place }: Maker,
  more: Pick<ImportShown, 'read' | 'error'> & { readonly programme?: string },
): Promise<Shown> {
  const known = programmesOn(await readProgrammes(world.db), dayIn(world.zone, now));
  const programmes = [...known.values()]
    .filter(({ counts }) => counts === 'meeting')
    .map(({ code, nameNl, nameEn }) => ({ value: code, label: language === 'nl' ? nameNl : nameEn }));
  return page({
    title: translator(words, language)('title'),
    wide: true,
    ...(more.error !== undefined && { status: 422 }),
    body: (
      <ImportView
        programmes={programmes}
        programme={more.programme ?? ''}
        place={place}
        language={language}
        {...more}
      />
    ),
  });
}

/** The address of a calendar that others publish; `webcal:` is how calendars write one. */
function addressIn(text: string): URL | undefined {
  const written = text.trim().replace(/^webcal:/i, 'https:');
  const address = URL.canParse(written) ? new URL(written) : undefined;
  return address && /^https?:$/.test(address.protocol) ? address : undefined;
}

/** What was sent: a file, lines, or what lies at an address. A text says why there is nothing. */
async function bytesOf({ fields, file }: Sent, { now, language }: Visit): Promise<Buffer | string> {
  const t = translator(words, language);
  const written = fields['adres'] ?? '';
  if (file || written === '') return file ?? Buffer.from(fields['regels'] ?? '');
  const address = addressIn(written);
  if (!address) return t('noAddress');
  const bytes = await fetchOnce(address, now, mostBytes);
  return bytes && isCalendar(bytes.toString('utf8')) ? bytes : t('noCalendar');
}

async function take(world: World, visit: Visit, maker: Maker): Promise<Shown> {
  const t = translator(words, visit.language);
  const sent = await sentIn(visit);
  const { fields } = sent;
  const bytes = await bytesOf(sent, visit);
  if (typeof bytes === 'string') return show(world, visit, maker, { read: undefined, error: bytes });
  let table: string[][];
  try {
    table = tableOf(bytes, world.zone);
  } catch {
    // A broken or oversized archive.
    table = [];
  }
  const [head] = table;
  if (!head || table.length < 2) return show(world, visit, maker, { read: undefined, error: t('nothing') });
  const mapping = mappingIn(fields, head);
  const programme = fields['programma'] ?? '';
  const programmes = programmesOn(await readProgrammes(world.db), dayIn(world.zone, visit.now));
  const rooms = await roomsOf(
    world.db,
    maker.units.map(({ id }) => id),
  );
  const rowsWith = (known: ReadonlySet<string>): ImportRow[] =>
    readRows(table, mapping, { ...maker, rooms, programmes, programme, known, at: visit.now });
  const sources = rowsWith(new Set()).flatMap(({ plan }) => plan?.source ?? []);
  const rows = rowsWith(new Set(await knownSources(world.db, sources)));
  const plans = rows.flatMap(({ plan }) => plan ?? []);
  const read = { head, lines: linesOf(table), mapping, rows };
  if (fields['doe'] !== 'plan' || plans.length === 0)
    return show(world, visit, maker, { read, error: undefined, programme });
  const answers = await world.db.transaction(async tx => {
    const made = await planActivities(tx, plans);
    return made.find(answer => !answer.ok) ?? { ok: true as const, value: made.length };
  });
  return answers.ok
    ? redirect('/programma', t('done', { count: Number(answers.value) }))
    : show(world, visit, maker, { read, error: world.describe(answers.refusal, visit.language), programme });
}

/** `/programma/inlezen`: activities from a spreadsheet or calendar, seen before anything is planned; and places likewise. */
export function importRoutes(app: App, world: World): void {
  void app.register(async within => {
    await within.register(multipart, {
      limits: { files: 1, fields: 50, fileSize: mostBytes, fieldSize: mostBytes },
    });
    within.get(
      address,
      { schema: { hide: true } },
      asMaker(world, (visit, maker) => show(world, visit, maker, { read: undefined, error: undefined })),
    );
    within.post(
      address,
      { schema: { hide: true }, bodyLimit: 2 * mostBytes },
      asMaker(world, (visit, maker) => take(world, visit, maker)),
    );
    placesImportRoutes(within as unknown as App, world, 2 * mostBytes);
  });
}
