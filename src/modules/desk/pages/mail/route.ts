import { tryAgain } from '#notices';
import { changeMember, members } from '#people';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { redirect, redirectInVain, refused } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { words } from '../scan/mail-words.ts';

/** `POST /balie/mail`: the address of who stands at the desk is put right, or tried again when it is. */
export function mailRoute(app: App, world: World): void {
  app.post(
    '/balie/mail',
    hidden,
    atDesk(world, async ({ form, now: at, language }, { by }) => {
      const id = Number(form['lid']);
      const member = Number.isSafeInteger(id) ? (await members(world.db, [id])).get(id) : undefined;
      if (!member) return refused({ code: 'web/no-such-page' });
      const email = (form['email'] ?? '').trim().slice(0, 200);
      const isSame = email === member.email;
      const answer = await world.db.transaction(async tx => {
        const changed = await changeMember(tx, { member: id, changes: { email }, at, by });
        if (changed.ok && isSame) await tryAgain(tx, id, email);
        return changed;
      });
      return answer.ok
        ? redirect('/balie', translator(words, language)(isSame ? 'again' : 'saved', { address: email }))
        : redirectInVain('/balie', world.describe(answer.refusal, language));
    }),
  );
}
