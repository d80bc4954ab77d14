import type { Part } from '#circulation';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { words } from './kit-words.ts';

type T = TranslateOf<typeof words>;

interface Props {
  readonly barcode: string;
  readonly parts: readonly Part[];
  readonly t: T;
}

/** Parts as a list in a sentence: how many and what. */
export const sayParts = (parts: readonly Pick<Part, 'name' | 'count'>[]): string =>
  parts.map(({ name, count }) => `${count} ${name}`).join(', ');

/** What is missing of which parts, in a sentence; nothing when all is there. */
export const sayMissing = (parts: readonly Part[], t: T): string =>
  parts
    .filter(({ missing }) => missing > 0)
    .map(({ name, count, missing }) => t('of', { name, count, missing }))
    .join(', ');

const Lacks = ({ parts, t }: Pick<Props, 'parts' | 't'>) => {
  const missing = sayMissing(parts, t);
  return missing === '' ? null : <Alert kind="warning">{t('lacks', { parts: missing })}</Alert>;
};

/** What goes along with a kit that was just lent. */
export const GiveAlong = ({ parts, t }: Pick<Props, 'parts' | 't'>) => (
  <>
    <Paragraph>
      {t('give', {
        parts: sayParts(
          parts.flatMap(({ name, count, missing }) =>
            count > missing ? [{ name, count: count - missing }] : [],
          ),
        ),
      })}
    </Paragraph>
    <Lacks parts={parts} t={t} />
  </>
);

/** The parts of a kit in hand, each with how many are there: as known, to be put right. */
export const CountForm = ({ level, barcode, parts, t }: Props & { readonly level: 2 | 3 }) => (
  <form method="post" action="/balie/exemplaar/tellen">
    <Heading level={level}>{t('count')}</Heading>
    <Paragraph>{t('countText')}</Paragraph>
    <Lacks parts={parts} t={t} />
    <input type="hidden" name="code" value={barcode} />
    {parts.map(({ name, count, missing }, place) => (
      <FormField key={name} name={`deel-${place}`} label={t('part', { name, count })}>
        {ties => (
          <TextInput ties={ties} type="number" min={0} max={count} value={count - missing} width="short" />
        )}
      </FormField>
    ))}
    <Button>{t('note')}</Button>
  </form>
);

/** What belongs in the box, a part a line. */
export const PartsForm = ({ barcode, parts, t }: Props) => (
  <details class="disclosure">
    <summary>{t('set')}</summary>
    <form method="post" action="/balie/exemplaar/delen">
      <input type="hidden" name="code" value={barcode} />
      <FormField name="delen" label={t('set')} description={t('setText')}>
        {ties => (
          <Textarea
            ties={ties}
            rows={6}
            value={parts.map(({ name, count }) => `${count} ${name}`).join('\n')}
          />
        )}
      </FormField>
      <Button>{t('keep')}</Button>
    </form>
  </details>
);
