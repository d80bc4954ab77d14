import { report, undoDelivery } from '#intake';
import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import { readText } from '#standards/marc/text.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type Act, changeMany, type ManyChange, mayUndoMany, previewMany } from '../../change-many.ts';
import { cataloguing, hidden, numberIn } from '../access.ts';
import { ownersFor } from '../write/load.ts';
import { type Form, here, ManyDone, ManyForm, ManyPreviewView } from './view.tsx';
import { words } from './words.ts';

type Fault = { readonly field: string; readonly text: keyof (typeof words)['nl'] };

const leader = 'LDR 00000nam#a2200000#i#4500';

/** What must change, or what is wrong with the form. */
const acts: Readonly<Record<string, (form: Form) => Act | readonly Fault[]>> = {
  add: ({ naar = '' }) => {
    const read = readText(`${leader}\n${naar}`);
    const [field, more] = read.ok ? read.record.fields : [];
    return field && !more ? { kind: 'add', field } : [{ field: 'naar', text: 'wrongLine' }];
  },
  remove: ({ veld = '', van = '' }) =>
    /^[0-9A-Za-z]{3}$/.test(veld)
      ? { kind: 'remove', tag: veld, contains: van }
      : [{ field: 'veld', text: 'wrongField' }],
  replace: ({ veld = '', subveld = '', van = '', naar = '' }) => {
    const faults: Fault[] = [
      ...(/^[0-9A-Za-z]{3}$/.test(veld) ? [] : [{ field: 'veld', text: 'wrongField' } as const]),
      ...(/^[!-~]$/.test(subveld) ? [] : [{ field: 'subveld', text: 'wrongCode' } as const]),
      ...(van === '' ? [{ field: 'van', text: 'wrongFrom' } as const] : []),
    ];
    return faults.length > 0 ? faults : { kind: 'replace', tag: veld, code: subveld, from: van, to: naar };
  },
};

const fields = ['organisatie', 'bevat', 'soort', 'veld', 'subveld', 'van', 'naar'];

const formOf = (visit: Visit): Form =>
  Object.fromEntries(fields.map(name => [name, (visit.form[name] ?? '').trim()]));

/** `/beheer/catalogus/samen`: one change to many records, seen before it is done, and taken back in one go. */
export function manyRoutes(app: App, world: World): void {
  const say = ({ language }: Visit) => translator(words, language);
  const who = ({ viewer }: Visit) => {
    if (!viewer) throw new Error('nobody is signed in');
    return { by: actorOf(viewer), byName: viewer.name };
  };

  async function draw(visit: Visit, form: Form, faults: readonly Fault[]): Promise<Shown> {
    const t = say(visit);
    const owners = ownersFor(visit, await network(world.db));
    return page({
      title: t('title'),
      wide: true,
      ...(faults.length > 0 && { status: 422 }),
      body: (
        <ManyForm
          form={form}
          owners={owners.map(({ code, name }) => ({ value: code, label: name }))}
          faults={faults.map(({ field, text }) => ({ field, text: t(text as 'wrongField') }))}
          t={t}
        />
      ),
    });
  }

  /** The change that a form asks for, or the form with what is wrong. */
  async function wishOf(form: Form): Promise<ManyChange | readonly Fault[]> {
    const unit = (await network(world.db)).byCode(form['organisatie'] ?? '');
    if (unit?.kind !== 'organisation') return [{ field: 'organisatie', text: 'wrongOrganisation' }];
    const act = (acts[form['soort'] ?? ''] ?? acts['replace'])?.(form) ?? [];
    return 'kind' in act ? { organisation: unit.id, contains: form['bevat'] ?? '', act } : act;
  }

  const look = show(world, cataloguing, async visit => {
    const form = formOf(visit);
    const wish = await wishOf(form);
    if (!('act' in wish)) return draw(visit, form, wish);
    const seen = await world.db.transaction(tx => previewMany(tx, wish, who(visit).by, visit.now));
    if (!seen.ok) return refused(seen.refusal as Refusal);
    const t = say(visit);
    return page({
      title: t('title'),
      wide: true,
      body: <ManyPreviewView preview={seen.value} form={form} t={t} />,
    });
  });

  const doIt = show(world, cataloguing, async visit => {
    const form = formOf(visit);
    const wish = await wishOf(form);
    if (!('act' in wish)) return draw(visit, form, wish);
    const { by, byName } = who(visit);
    const fingerprint = visit.form['gezien'] ?? '';
    const done = await world.db.transaction(tx =>
      changeMany(tx, { ...wish, fingerprint, byName }, by, visit.now),
    );
    return done.ok
      ? redirect(`${here}/gedaan/${done.value}?organisatie=${form['organisatie']}`)
      : refused(done.refusal as Refusal);
  });

  const done = show(world, cataloguing, async visit => {
    const found = await report(world.db, numberIn(visit.params['levering']) ?? 0, { most: 1 });
    if (found?.delivery.way !== 'hand')
      return refused({ code: 'catalogue/unknown-change', change: 0 } as Refusal);
    const t = say(visit);
    const { id: delivery, read: count } = found.delivery;
    const organisation = visit.query['organisatie'] ?? '';
    return page({ title: t('doneTitle'), body: <ManyDone {...{ count, delivery, organisation, t }} /> });
  });

  const undo = show(world, cataloguing, async visit => {
    const unit = (await network(world.db)).byCode(visit.form['organisatie'] ?? '');
    const delivery = numberIn(visit.form['levering']) ?? 0;
    if (!unit) return refused({ code: 'catalogue/unknown-change', change: delivery } as Refusal);
    const { by, byName } = who(visit);
    const wish = { delivery, organisation: unit.id };
    if (!(await world.db.transaction(tx => mayUndoMany(tx, wish, by, visit.now))))
      return refused({ code: 'catalogue/unknown-change', change: delivery } as Refusal);
    const undone = await undoDelivery(world.db, { delivery, leaveLater: false, by: byName, at: visit.now });
    return undone.ok ? redirect(here, say(visit)('undone')) : refused(undone.refusal as Refusal);
  });

  app.get(
    here,
    hidden,
    show(world, cataloguing, visit => draw(visit, {}, [])),
  );
  app.post(`${here}/bekijk`, hidden, look);
  app.post(here, hidden, doIt);
  app.get(`${here}/gedaan/:levering`, hidden, done);
  app.post(`${here}/terug`, hidden, undo);
}
