import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type Arrange, arrange, keyOf } from '../../arrange.ts';
import type { Network } from '../../network.ts';
import { network } from '../../read-network.ts';
import { lendingKinds } from '../../unit.ts';
import type { Faults, Form } from '../place/form.ts';
import { partiesFrom } from '../place/present.ts';
import { formOf, readArrangement, type Row, type Table } from './form.ts';
import { ArrangementsView } from './view.tsx';
import { words } from './words.ts';

/** The address of each kind. */
const arrangementPages = { agreement: 'afspraken', tariff: 'tarieven', theme: 'taken' } as const;

const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

/** Every row of one kind: by code, the newest first. */
function rowsOf(table: Table, { book }: Network): Row[] {
  const rows: Row[] =
    table === 'agreement'
      ? book.agreements.map(row => ({ table, ...row }))
      : table === 'tariff'
        ? book.tariffs.map(row => ({ table, ...row }))
        : book.themes.map(row => ({ table, ...row }));
  return table === 'theme'
    ? rows
    : rows.toSorted((a, b) => a.code.localeCompare(b.code) || b.from.localeCompare(a.from));
}

/** What a form wishes: that something holds, or holds no more. */
function wishOf(table: Table, form: Form): Omit<Arrange, 'mandates'> | { readonly faults: Faults } {
  const read = readArrangement(table, form);
  if ('faults' in read || form['ends'] === undefined) return read;
  return { from: read.from, arrangement: { ends: keyOf(read.arrangement) } };
}

/** `/beheer/afspraken`, `/beheer/tarieven`, `/beheer/taken`: what was arranged, and how that changes. */
export function arrangementRoutes(app: App, world: World): void {
  for (const [name, path] of Object.entries(arrangementPages)) {
    const table = name as Table;
    const address = `/beheer/${path}`;
    const draw = async (visit: Visit, returned?: { form: Form; faults: Faults }): Promise<Shown> => {
      const now = await network(world.db);
      const today = now.today(now.province.id, visit.now);
      const t = translator(words, visit.language);
      const rows = rowsOf(table, now);
      const chosen = rows[Number(visit.query['rij'] ?? Number.NaN)];
      const { organisations } = partiesFrom(now, today);
      return page({
        title: t(table),
        wide: true,
        ...(returned && { status: 422 }),
        body: (
          <ArrangementsView
            t={t}
            language={visit.language}
            table={table}
            rows={rows}
            address={address}
            nameOf={unit => now.unit(unit).name}
            form={returned?.form ?? (chosen ? formOf(chosen, today) : { from: today })}
            faults={returned?.faults ?? {}}
            organisations={organisations}
            places={[...organisations, ...now.book.units.filter(({ kind }) => lendingKinds.has(kind))]}
          />
        ),
      });
    };
    app.get(
      address,
      hidden,
      show(world, access, visit => draw(visit)),
    );
    app.post(
      address,
      hidden,
      show(world, access, async visit => {
        const { form, viewer, language } = visit;
        const wish = wishOf(table, form);
        if ('faults' in wish) return draw(visit, { form, faults: wish.faults });
        const answer = await world.db.transaction(tx =>
          arrange(tx, { ...wish, mandates: viewer?.roles ?? [] }),
        );
        const t = translator(words, language);
        if (answer.ok) {
          const day = sayFullDay(wish.from, language);
          return redirect(
            address,
            t(!answer.value.changed ? 'unchanged' : form['ends'] === undefined ? 'saved' : 'ended', { day }),
          );
        }
        return answer.refusal.code === 'network/change-unsound'
          ? draw(visit, { form, faults: answer.refusal.fields })
          : refused(answer.refusal);
      }),
    );
  }
}
