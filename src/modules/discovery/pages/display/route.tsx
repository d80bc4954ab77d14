import type { App } from '#platform/http.ts';
import { displayCookie, type Display, readDisplay, writeDisplay } from '#web/display.ts';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import type { World } from '#web/plug.ts';
import { ownAddress, page, show } from '#web/show.tsx';
import { type TranslateOf, translator } from '#web/words.ts';
import { words } from './words.ts';

const year = 31_536_000;

function DisplayForm({
  display,
  back,
  t,
}: {
  readonly display: Display;
  /** Where to go afterwards. */
  readonly back: string;
  readonly t: TranslateOf<typeof words>;
}) {
  const { simple, contrast, colours } = display;
  return (
    <form method="post" action="/weergave">
      <input type="hidden" name="terug" value={back} />
      <Checkbox name="eenvoudig" label={t('simple')} description={t('simpleNote')} checked={simple} />
      <Checkbox name="contrast" label={t('contrast')} description={t('contrastNote')} checked={contrast} />
      <RadioGroup
        name="kleuren"
        legend={t('colours')}
        value={colours ?? 'system'}
        choices={(['system', 'light', 'dark'] as const).map(value => ({ value, label: t(value) }))}
      />
      <Button look="primary">{t('save')}</Button>
    </form>
  );
}

/** `/weergave`: larger letters, fewer choices, contrast and colours, without a script. */
export function displayRoutes(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    '/weergave',
    hide,
    show(world, { audience: 'resident' }, async ({ request, query, language }) => {
      const t = translator(words, language);
      return page({
        title: t('title'),
        body: (
          <>
            <Heading level={1}>{t('title')}</Heading>
            <Paragraph look="lead">{t('what')}</Paragraph>
            <DisplayForm
              display={readDisplay(request.cookies[displayCookie])}
              back={ownAddress(query['terug'], '/')}
              t={t}
            />
          </>
        ),
      });
    }),
  );
  app.post('/weergave', hide, async (request, reply) => {
    const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const colours = form['kleuren'];
    const display = writeDisplay({
      simple: form['eenvoudig'] === 'yes',
      contrast: form['contrast'] === 'yes',
      colours: colours === 'light' || colours === 'dark' ? colours : undefined,
    });
    reply.setCookie(displayCookie, display, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: display === '' ? 0 : year,
      secure: world.publicUrl.startsWith('https:'),
    });
    return reply.redirect(ownAddress(String(form['terug'] ?? ''), '/'), 303);
  });
}
