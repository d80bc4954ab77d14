import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Correction, Touched } from '../../erratum.ts';
import { labelled } from '../erratum-note.tsx';
import { words } from './words.ts';

interface ErrataProps {
  readonly correction: Correction;
  /** Undefined until somebody asked. */
  readonly touched: readonly Touched[] | undefined;
  readonly definitions: readonly Choice[];
  readonly periodWrong: boolean;
  readonly language: Language;
}

type Misprint = Touched['figures'][number];

function TouchedView({ one, language }: { readonly one: Touched; readonly language: Language }) {
  const t = translator(words, language);
  const { slug, title, number, figures } = one;
  return (
    <section>
      <Heading level={2}>
        <Link href={`/publicaties/${slug}`}>{title}</Link>, {t('version', { number })}
      </Heading>
      <Table
        id={`touched-${slug}`}
        caption={title}
        captionHidden
        keyOf={({ name, label }: Misprint) => name ?? label}
        columns={[
          { head: t('figure'), cell: labelled },
          {
            head: t('where'),
            cell: ({ at = [] }) =>
              at.length === 0
                ? t('nowhere')
                : at.map(({ chapter, title: called, page }, n) => (
                    <span key={chapter}>
                      {n > 0 && '; '}
                      <Link href={`/publicaties/${slug}/${chapter}`}>
                        {t('page', { title: called, page })}
                      </Link>
                    </span>
                  )),
          },
          { head: t('before'), cell: ({ before }) => before, numeric: true },
          { head: t('after'), cell: ({ after }) => after, numeric: true },
        ]}
        rows={figures}
      />
      <form method="post" action={`/poi/publicaties/verbeteringen/${slug}`}>
        <FormField name="reden" id={`reden-${slug}`} label={t('said')} description={t('help')}>
          {ties => <TextInput ties={ties} required />}
        </FormField>
        <Button look="primary">{t('publish', { title })}</Button>
      </form>
    </section>
  );
}

/** Where corrected numbers were printed, and a way to put each publication right. */
export function ErrataView({ correction, touched, definitions, periodWrong, language }: ErrataProps) {
  const t = translator(words, language);
  return (
    <>
      <Breadcrumb steps={[{ label: t('nav'), href: '/poi/publicaties' }, { label: t('title') }]} />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <form>
        <FormField name="cijfer" label={t('definition')}>
          {ties => (
            <Select
              ties={ties}
              value={correction.definition}
              choices={[{ value: '', label: t('every') }, ...definitions]}
            />
          )}
        </FormField>
        <FormField
          name="periode"
          label={t('period')}
          description={t('periodHelp')}
          error={periodWrong ? t('periodWrong') : undefined}
        >
          {ties => <TextInput ties={ties} value={correction.period} width="short" />}
        </FormField>
        <Button>{t('look')}</Button>
      </form>
      {touched?.length === 0 && (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneSays')}</Paragraph>
        </EmptyState>
      )}
      {touched !== undefined && touched.length > 0 && (
        <>
          <Paragraph>{t('found', { count: touched.length })}</Paragraph>
          {touched.map(one => (
            <TouchedView key={one.slug} one={one} language={language} />
          ))}
        </>
      )}
    </>
  );
}
