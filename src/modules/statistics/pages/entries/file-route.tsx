import multipart from '@fastify/multipart';
import { network } from '#network';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { ok, type Result } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type FileFlaw, readEntriesFile } from '../../entries-file.ts';
import { type EntryDone, recordEntries } from '../../record-entries.ts';
import { readDefinitions } from '../../store/kept.ts';
import type { Definition } from '../../definition.ts';
import { fileOrPasted, formWithFile } from '../form-with-file.ts';
import { entryKeepers, keeperOf } from './access.ts';
import { EntriesFileView } from './file-view.tsx';
import { words } from './words.ts';

const address = '/cijfers/gegevens-bestand';
const mostBytes = 5 * 1024 ** 2;

const manual = (definitions: readonly Definition[]) =>
  definitions.filter(({ formula }) => formula.op === 'manual');

async function showForm(
  world: World,
  visit: Visit,
  form: Readonly<Record<string, string>> = {},
  flaws: readonly FileFlaw[] = [],
): Promise<Shown> {
  return page({
    title: translator(words, visit.language)('fileTitle'),
    status: flaws.length > 0 ? 422 : 200,
    body: (
      <EntriesFileView
        definitions={manual(await readDefinitions(world.db))}
        form={form}
        flaws={flaws}
        language={visit.language}
      />
    ),
  });
}

async function takeIn(world: World, visit: Visit): Promise<Shown> {
  const { by, name } = keeperOf(visit);
  const form = await formWithFile(visit);
  const text = fileOrPasted(form, 'regels');
  const style = (['nl', 'en'] as const).find(known => known === form['stijl']);
  const ground = { definitions: await readDefinitions(world.db), network: await network(world.db), style };
  const { entries, flaws } = readEntriesFile(text, ground);
  if (flaws.length > 0) return showForm(world, visit, { ...form, regels: text }, flaws);
  if (entries.length === 0) return redirect(address, translator(words, visit.language)('none'));
  const reason = (form['reden'] ?? '').trim() || `CSV, ${dayIn(world.zone, visit.now)}`;
  const done = await world.db.transaction(async (tx): Promise<Result<readonly EntryDone[]>> => {
    const wishes = entries.map(entry => ({
      ...entry,
      seen: 'any' as const,
      reason,
      at: visit.now,
      by,
      name,
    }));
    const answers = await recordEntries(tx, wishes);
    const refusal = answers.find(one => !one.ok);
    return refusal && !refusal.ok ? refusal : ok(answers.flatMap(one => (one.ok ? [one.value] : [])));
  });
  if (!done.ok) return refused(done.refusal);
  const count = (what: string) => done.value.filter(one => one === what).length;
  const counts = { new: count('new'), corrected: count('corrected'), unchanged: count('unchanged') };
  return redirect('/cijfers/gegevens', translator(words, visit.language)('loaded', counts));
}

/** `/cijfers/gegevens-bestand`: many entries from a CSV file or pasted lines, all or none. */
export function entriesFileRoute(app: App, world: World): void {
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 6, fileSize: mostBytes } });
    within.get(
      address,
      { schema: { hide: true } },
      show(world, entryKeepers, visit => showForm(world, visit)),
    );
    within.post(
      address,
      { schema: { hide: true } },
      show(world, entryKeepers, visit => takeIn(world, visit)),
    );
  });
}
