import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { addressAbout, authorAddress } from '../../address.ts';
import { loadAuthor } from './load.ts';
import { presentAuthor } from './present.ts';
import { AuthorView } from './view.tsx';
import { words } from './words.ts';

/** `/schrijver/:name`, the name as the catalogue writes it. Whom nobody wrote so is looked for by the words of the name. */
export function authorRoute(app: App, world: World): void {
  app.get(
    '/schrijver/:name',
    { schema: { hide: true } },
    show(world, { audience: 'resident' }, async visit => {
      const author = await loadAuthor(world, visit);
      if (!author) return redirect(addressAbout('author', visit.params['name'] ?? ''));
      const { language } = visit;
      const shown = presentAuthor(author, language);
      const address = authorAddress(author.name);
      const t = translator(words, language);
      return page({
        title: shown.name,
        description: t('description', { name: shown.name }),
        canonical: address,
        feed: shown.feed,
        body: <AuthorView page={author} shown={shown} address={address} t={t} />,
      });
    }),
  );
}
