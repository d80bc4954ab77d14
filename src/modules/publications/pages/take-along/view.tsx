import type { VNode } from 'preact';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { BlockKind } from '../../block.ts';
import type { Reading } from '../../reading.ts';
import { BlockView } from '../blocks/block.tsx';
import { words as shared } from '../words.ts';
import type { Thing } from './takeable.ts';
import { words } from './words.ts';

/** A part by itself, with where it comes from: what others frame. */
export function AloneView({
  thing,
  reading,
  language,
}: {
  readonly thing: Thing;
  readonly reading: Reading;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const { content, base } = reading;
  return (
    <article lang={content.language}>
      <BlockView block={thing.block} reading={reading} />
      <p class="taken-from">
        <Link href={`${base}/${thing.path}`}>{t('from', { publication: content.title })}</Link>
      </p>
    </article>
  );
}

/** What a few lines are enough for. */
const small: ReadonlySet<BlockKind> = new Set(['key-figure', 'quote']);

/** The lines for somebody's own page: the part framed, and a link beneath it that is there whatever happens. */
export const Snippet = ({
  thing: { title, block },
  alone,
  address,
}: {
  readonly thing: Thing;
  readonly alone: string;
  readonly address: string;
}): VNode => (
  <figure>
    <iframe
      src={alone}
      title={title}
      loading="lazy"
      style={`border:0;width:100%;height:${small.has(block.body.kind) ? 12 : 28}rem`}
    />
    <figcaption>
      <a href={address}>{title}</a>
    </figcaption>
  </figure>
);

interface TakeAlongProps {
  readonly thing: Thing;
  readonly reading: Reading;
  readonly address: string;
  readonly text: string;
  readonly snippet: string;
  readonly language: Language;
}

type Say = TranslateOf<typeof words>;

/** Copies a field, where a script can. */
const Copy = ({ of, t }: { readonly of: string; readonly t: Say }) => (
  <p hidden data-copy={of} data-copied={t('copied')}>
    <Button type="button">{t('copy')}</Button>
  </p>
);

/** How to take a part along: its address, its text, and the lines for a page of one's own. */
export function TakeAlongView({ thing, reading, address, text, snippet, language }: TakeAlongProps) {
  const t = translator(words, language);
  const { content, base } = reading;
  return (
    <>
      <Breadcrumb
        steps={[
          { label: translator(shared, language)('shelf'), href: '/publicaties' },
          { label: content.title, href: base },
          { label: thing.title },
        ]}
      />
      <Heading level={1}>{t('title', { title: thing.title })}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <FormField name="adres" label={t('link')} description={t('linkText')}>
        {ties => <TextInput ties={ties} value={address} readOnly />}
      </FormField>
      <Copy of="adres" t={t} />
      <p hidden data-share={address} data-title={thing.title}>
        <Button type="button">{t('share')}</Button>
      </p>
      <FormField name="tekst" label={t('text')} description={t('textText')}>
        {ties => <Textarea ties={ties} rows={6} value={text} readOnly />}
      </FormField>
      <Copy of="tekst" t={t} />
      <FormField name="regels" label={t('site')} description={t('siteText')}>
        {ties => <Textarea ties={ties} rows={5} value={snippet} coded readOnly />}
      </FormField>
      <Copy of="regels" t={t} />
      <Heading level={2}>{t('preview')}</Heading>
      <div class="taken">
        <BlockView block={thing.block} reading={reading} />
      </div>
      <Paragraph>
        <Link href={`${base}/${thing.path}`}>{t('back', { publication: content.title })}</Link>
      </Paragraph>
    </>
  );
}
