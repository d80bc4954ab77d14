import type { App } from '#platform/http.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { type TranslateOf, translator } from '#web/words.ts';
import { type ChangedBlock, compareVersions, type Stretch } from '../../difference.ts';
import { readVersions } from '../../store/version.ts';
import { findVersion, looks, nowhere } from '../find-version.ts';
import { words as history } from '../history/words.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

type Say = TranslateOf<typeof words>;

/** Words that came or went, told to the ear as well. */
function Words({ stretch: { what, text }, t }: { readonly stretch: Stretch; readonly t: Say }) {
  if (what === 'same') return <>{text}</>;
  const Mark = what === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span class="seen-by-ear">{t(what === 'added' ? 'came' : 'went')} </span>
      {text.trim()}
      <span class="seen-by-ear"> {t('end')}</span>
    </Mark>
  );
}

interface BlockProps {
  readonly block: ChangedBlock;
  /** Address of the block in the newer version; undefined when it is not there. */
  readonly href: string | undefined;
  readonly language: string;
  readonly t: Say;
}

const Changed = ({ block, href, language, t }: BlockProps) => (
  <div class="changed">
    <p class="changed__what">
      {t(block.what)}
      {href !== undefined && (
        <>
          {' · '}
          <Link href={href}>{t('here')}</Link>
        </>
      )}
    </p>
    <p lang={language}>
      {block.stretches.map((stretch, n) => (
        <span key={n}>
          <Words stretch={stretch} t={t} />{' '}
        </span>
      ))}
    </p>
  </div>
);

/** `/publicaties/:slug/v/:number/verschil`: what a version changed, its words marked. */
export function differenceRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const { language } = visit;
    const found = await findVersion(world, visit);
    if (!found) return nowhere;
    const { version, home, reading } = found;
    const { publication, number, content } = version;
    const [before] = await readVersions(world.db, [{ id: publication, number: number - 1 }]);
    if (!before) return nowhere;
    const t = translator(words, language);
    const title = t('title', { number, title: content.title });
    const changed = compareVersions(before.content, content);
    return page({
      title,
      looks,
      body: (
        <>
          <Breadcrumb
            steps={[
              { label: translator(shared, language)('shelf'), href: '/publicaties' },
              { label: content.title, href: home },
              { label: translator(history, language)('crumb'), href: `${home}/versies` },
              { label: t('crumb') },
            ]}
          />
          <Heading level={1}>{title}</Heading>
          <Paragraph look="lead">{t('lead', { before: number - 1 })}</Paragraph>
          {changed.length === 0 && <Paragraph>{t('nothing')}</Paragraph>}
          {changed.map(({ slug, title: called, isThere, blocks }) => (
            <section key={slug}>
              <Heading level={2}>
                <span lang={content.language}>{isThere ? called : t('gone', { title: called })}</span>
              </Heading>
              {blocks.map(block => (
                <Changed
                  key={block.id}
                  block={block}
                  href={block.what === 'removed' ? undefined : `${reading.base}/${slug}#${block.id}`}
                  language={content.language}
                  t={t}
                />
              ))}
            </section>
          ))}
        </>
      ),
    });
  });
  app.get('/publicaties/:slug/v/:number/verschil', { schema: { hide: true } }, handler);
}
