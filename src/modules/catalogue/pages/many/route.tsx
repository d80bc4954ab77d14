import { allSources, report, undoDelivery, writtenTogether } from '#intake';
import { network, type Network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { sayEuros } from '#web/amounts.ts';
import { type Language, translator } from '#web/words.ts';
import {
  changeMany,
  type ManyChange,
  type ManyPreview,
  mayUndoMany,
  previewMany,
} from '../../change-many.ts';
import { materials } from '../../edition.ts';
import { materialWords } from '../../kind-words.ts';
import { type Copy, readCopies } from '../../reading/read-copies.ts';
import { cataloguing, hidden, numberIn } from '../access.ts';
import { ownersFor } from '../write/load.ts';
import { CopiesForm, copiesHere } from './copies-form.tsx';
import { type CopyChange, ManyPreviewView } from './preview.tsx';
import { Recent, type RecentChange } from './recent.tsx';
import { here, ManyDone, ManyForm } from './view.tsx';
import { actOf, copiesAct, type Fault, type Form, formOf, isAboutCopies, namesIn } from './wish.ts';
import { words } from './words.ts';

/** So many earlier changes are listed. */
const most = 20;

/** `/beheer/catalogus/samen`: one change to many records, seen before it is done, and taken back in one go. */
export function manyRoutes(app: App, world: World): void {
  const say = ({ language }: Visit) => translator(words, language);
  const who = ({ viewer }: Visit) => {
    if (!viewer) throw new Error('nobody is signed in');
    return { by: actorOf(viewer), byName: viewer.name };
  };

  async function draw(visit: Visit, form: Form, faults: readonly Fault[]): Promise<Shown> {
    const t = say(visit);
    const place = await network(world.db);
    const parts = {
      recent: (
        <Recent changes={await recentOf(visit, place)} zone={world.zone} language={visit.language} t={t} />
      ),
      form,
      owners: ownersFor(visit, place).map(({ code, name }) => ({ value: code, label: name })),
      faults: faults.map(({ field, text }) => ({ field, text: t(text as 'wrongField') })),
      t,
    };
    const isCopies = isAboutCopies(form);
    const mine = new Set(ownersFor(visit, place).map(({ id }) => id));
    const names = materialWords[visit.language];
    return page({
      title: t(isCopies ? 'copiesTitle' : 'title'),
      wide: true,
      ...(faults.length > 0 && { status: 422 }),
      body: isCopies ? (
        <CopiesForm
          {...parts}
          branches={place
            .branches(place.today(place.province.id, visit.now))
            .filter(({ organisation }) => organisation !== undefined && mine.has(organisation))
            .map(({ code, name }) => ({ value: code, label: name }))}
          materials={materials.map(value => ({ value, label: names[value] }))}
        />
      ) : (
        <ManyForm {...parts} />
      ),
    });
  }

  /** What was changed together of the organisations for which a visitor catalogues. */
  async function recentOf(visit: Visit, place: Network): Promise<RecentChange[]> {
    const owners = new Map(ownersFor(visit, place).map(unit => [unit.id, unit]));
    const ownerOf = new Map(
      (await allSources(world.db)).flatMap(({ id, writtenHere, organisation }) => {
        const owner = organisation === undefined ? undefined : owners.get(organisation);
        return writtenHere && owner ? [[id, owner] as const] : [];
      }),
    );
    const changes = await writtenTogether(world.db, [...ownerOf.keys()], most);
    return changes.flatMap(change => {
      const organisation = ownerOf.get(change.source);
      return organisation ? [{ ...change, organisation }] : [];
    });
  }

  /** The change that a form asks for, or the form with what is wrong. */
  async function wishOf(form: Form, now: Date): Promise<ManyChange | readonly Fault[]> {
    const place = await network(world.db);
    const unit = place.byCode(form['organisatie'] ?? '');
    if (unit?.kind !== 'organisation') return [{ field: 'organisatie', text: 'wrongOrganisation' }];
    const branches = place.branches(place.today(place.province.id, now));
    const own = branches.filter(({ organisation }) => organisation === unit.id);
    const act = isAboutCopies(form) ? copiesAct(form, new Set(own.map(({ code }) => code))) : actOf(form);
    if (!('kind' in act)) return act;
    const named = act.kind === 'copies' ? act.barcodes : namesIn(form['genoemd']);
    return { organisation: unit.id, contains: form['bevat'] ?? '', named, act };
  }

  /** What becomes of copies, in words; a copy that stays as it is is left out. */
  async function copyChanges({ changes, items }: ManyPreview, language: Language): Promise<CopyChange[]> {
    const place = await network(world.db);
    const say = (copy: Copy) =>
      [
        place.byCode(copy.branch)?.name ?? copy.branch,
        copy.callNumber,
        copy.material && materialWords[language][copy.material],
        copy.loanType,
        copy.priceCents !== undefined && sayEuros(copy.priceCents, language),
      ]
        .filter(Boolean)
        .join(' · ');
    return changes.flatMap(({ title, before, after }) => {
      const then = readCopies(after, { items, branches: {} });
      return readCopies(before, { items, branches: {} }).flatMap((copy, at) => {
        const next = then[at];
        const [was, becomes] = [say(copy), next ? say(next) : ''];
        return was === becomes ? [] : [{ barcode: copy.barcode, title, was, becomes }];
      });
    });
  }

  const look = show(world, cataloguing, async visit => {
    const form = formOf(visit.form);
    const wish = await wishOf(form, visit.now);
    if (!('act' in wish)) return draw(visit, form, wish);
    const seen = await world.db.transaction(tx => previewMany(tx, wish, who(visit).by, visit.now));
    if (!seen.ok) return refused(seen.refusal as Refusal);
    const t = say(visit);
    const isCopies = isAboutCopies(form);
    const sources = new Map((await allSources(world.db)).map(({ id, name }) => [id, name]));
    return page({
      title: t(isCopies ? 'copiesTitle' : 'title'),
      wide: true,
      body: (
        <ManyPreviewView
          preview={seen.value}
          copies={isCopies ? await copyChanges(seen.value, visit.language) : undefined}
          back={isCopies ? copiesHere : here}
          nameOf={source => sources.get(source) ?? String(source)}
          {...{ form, t }}
        />
      ),
    });
  });

  const doIt = show(world, cataloguing, async visit => {
    const form = formOf(visit.form);
    const wish = await wishOf(form, visit.now);
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

  async function drawDone(
    visit: Visit,
    { delivery, organisation }: { readonly delivery: number; readonly organisation: string },
    refusal?: Refusal,
  ): Promise<Shown> {
    const found = await report(world.db, delivery, { most: 1 });
    if (found?.delivery.way !== 'hand')
      return refused({ code: 'catalogue/unknown-change', change: 0 } as Refusal);
    const t = say(visit);
    const { read: count, undone } = found.delivery;
    const later = refusal && world.describe(refusal, visit.language);
    return page({
      title: t('doneTitle'),
      ...(refusal && { status: world.statusOf(refusal) }),
      body: <ManyDone {...{ count, delivery, organisation, undone, later, t }} />,
    });
  }

  const done = show(world, cataloguing, visit =>
    drawDone(visit, {
      delivery: numberIn(visit.params['levering']) ?? 0,
      organisation: visit.query['organisatie'] ?? '',
    }),
  );

  const undo = show(world, cataloguing, async visit => {
    const unit = (await network(world.db)).byCode(visit.form['organisatie'] ?? '');
    const delivery = numberIn(visit.form['levering']) ?? 0;
    if (!unit) return refused({ code: 'catalogue/unknown-change', change: delivery } as Refusal);
    const { by, byName } = who(visit);
    const wish = { delivery, organisation: unit.id };
    if (!(await world.db.transaction(tx => mayUndoMany(tx, wish, by, visit.now))))
      return refused({ code: 'catalogue/unknown-change', change: delivery } as Refusal);
    const leaveLater = visit.form['laat'] === 'ja';
    const undone = await undoDelivery(world.db, { delivery, leaveLater, by: byName, at: visit.now });
    if (undone.ok) return redirect(here, say(visit)('undone'));
    return undone.refusal.code === 'intake/changed-since'
      ? drawDone(visit, { delivery, organisation: unit.code }, undone.refusal)
      : refused(undone.refusal as Refusal);
  });

  app.get(
    here,
    hidden,
    show(world, cataloguing, visit => draw(visit, { genoemd: visit.query['genoemd'] }, [])),
  );
  app.get(
    copiesHere,
    hidden,
    show(world, cataloguing, visit => draw(visit, { soort: 'copies', codes: visit.query['codes'] }, [])),
  );
  app.post(`${here}/bekijk`, hidden, look);
  app.post(here, hidden, doIt);
  app.get(`${here}/gedaan/:levering`, hidden, done);
  app.post(`${here}/terug`, hidden, undo);
}
