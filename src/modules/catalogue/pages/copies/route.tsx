import { network, type Network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { addCopy, type NewCopy } from '../../add-copy.ts';
import { materials } from '../../edition.ts';
import { materialWords } from '../../kind-words.ts';
import { currentEdition, editions, itemByBarcode, itemsOf } from '../../read.ts';
import { readPrice } from '../../reading/read-copies.ts';
import { findTitles } from '../../store/find.ts';
import { branchesFor, cataloguing, hidden, numberIn } from '../access.ts';
import { addressWith, CopiesView, type Done, type Form, here } from './view.tsx';
import { words } from './words.ts';

/** So many titles are offered, and so many copies are kept on the page for their labels. */
const most = 24;

interface Fault {
  readonly field: string;
  readonly text: string;
}

const codesIn = (text: string | undefined): string[] =>
  (text ?? '').split(/\s+/).filter(Boolean).slice(-most);

/** `/beheer/catalogus/exemplaren`: copies are added by scanning, one after another. */
export function copiesRoutes(app: App, world: World): void {
  const say = ({ language }: Visit) => translator(words, language);

  async function doneOf(form: Form, place: Network): Promise<Done[]> {
    const found = await Promise.all(codesIn(form['gedaan']).map(code => itemByBarcode(world.db, code)));
    const known = found.flatMap(item => item ?? []);
    const titles = await editions(
      world.db,
      known.map(({ edition }) => edition),
    );
    return known.map(({ barcode, edition, home, callNumber }) => ({
      barcode,
      edition,
      title: titles.get(edition)?.title ?? '',
      where: [place.unit(home).name, callNumber].filter(Boolean).join(' · '),
    }));
  }

  /** What a copy of this title is asked; nothing when there is no such title. */
  async function chosenOf(visit: Visit, place: Network, form: Form, faults: readonly Fault[]) {
    const id = numberIn(form['titel']);
    const current = id === undefined ? undefined : await currentEdition(world.db, id);
    const edition = current === undefined ? undefined : (await editions(world.db, [current])).get(current);
    if (!edition) return undefined;
    const t = say(visit);
    const names = materialWords[visit.language];
    const copies = (await itemsOf(world.db, [edition.id])).filter(({ withdrawn }) => withdrawn === undefined);
    return {
      edition,
      copies: copies.length,
      faults,
      branches: branchesFor(visit, place).map(({ code, name }) => ({ value: code, label: name })),
      materials: [
        { value: '', label: t('asTitle', { material: names[edition.material] }) },
        ...materials.map(value => ({ value, label: names[value] })),
      ],
    };
  }

  async function draw(
    visit: Visit,
    form: Form,
    { faults = [], status }: { readonly faults?: readonly Fault[]; readonly status?: number } = {},
  ): Promise<Shown> {
    const t = say(visit);
    const place = await network(world.db);
    const typed = (form['q'] ?? '').trim().slice(0, 200);
    const found = typed === '' ? undefined : await findTitles(world.db, typed, most);
    const only = found?.length === 1 ? String(found[0]?.edition) : undefined;
    const chosen = await chosenOf(visit, place, { ...form, titel: form['titel'] || only }, faults);
    return page({
      title: t('title'),
      wide: true,
      ...(status !== undefined && { status }),
      body: (
        <CopiesView
          {...{ form, typed, chosen, t }}
          found={chosen ? undefined : found}
          done={await doneOf(form, place)}
        />
      ),
    });
  }

  /** The copy that was filled in, or what is wrong with it. */
  async function copyIn(visit: Visit, t: ReturnType<typeof say>): Promise<NewCopy | Fault[]> {
    const { form, viewer, now } = visit;
    if (!viewer) throw new Error('nobody is signed in');
    const edition = numberIn(form['titel']);
    const current = edition === undefined ? undefined : await currentEdition(world.db, edition);
    const branches = branchesFor(visit, await network(world.db));
    const branch = branches.find(({ code }) => code === form['vestiging']);
    const price = (form['prijs'] ?? '').trim();
    const priceCents = readPrice(price);
    const faults = [
      ...(current === undefined ? [{ field: 'q', text: t('noTitle') }] : []),
      ...(branch ? [] : [{ field: 'vestiging', text: t('noBranch') }]),
      ...(price === '' || priceCents !== undefined ? [] : [{ field: 'prijs', text: t('badPrice') }]),
    ];
    if (faults.length > 0 || current === undefined || !branch) return faults;
    return {
      edition: current,
      branch: branch.id,
      barcode: (form['streepjescode'] ?? '').trim(),
      callNumber: (form['plaatsing'] ?? '').trim(),
      loanType: (form['uitleensoort'] ?? '').trim(),
      material: materials.find(one => one === form['materiaal']),
      priceCents,
      by: actorOf(viewer),
      byName: viewer.name,
      at: now,
    };
  }

  const add = show(world, cataloguing, async visit => {
    const t = say(visit);
    const { form } = visit;
    const copy = await copyIn(visit, t);
    if (Array.isArray(copy)) return draw(visit, form, { faults: copy, status: 422 });
    const done = await world.db.transaction(tx => addCopy(tx, copy));
    if (!done.ok) {
      const refusal: Refusal = done.refusal;
      const faults = [{ field: 'streepjescode', text: world.describe(refusal, visit.language) }];
      return draw(visit, form, { faults, status: world.statusOf(refusal) });
    }
    const { barcode } = copy;
    const { edition } = done.value;
    const gedaan = [...codesIn(form['gedaan']), barcode].slice(-most).join(' ');
    return redirect(
      addressWith(form, { gedaan }),
      edition === copy.edition
        ? t('added', { barcode })
        : t('addedApart', { barcode, edition: String(edition) }),
    );
  });

  app.get(
    here,
    hidden,
    show(world, cataloguing, visit => draw(visit, visit.query)),
  );
  app.post(here, hidden, add);
}
