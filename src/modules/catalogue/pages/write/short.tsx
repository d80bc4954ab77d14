import type { App } from '#platform/http.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { World } from '#web/plug.ts';
import { page, show, type Shown, type Visit } from '#web/show.tsx';
import { type TranslateOf, translator } from '#web/words.ts';
import { writeText } from '#standards/marc/text.ts';
import { audiences, type Description, materials } from '../../edition.ts';
import { audienceWords, materialWords } from '../../kind-words.ts';
import { describe } from '../../union-record/describe.ts';
import { cataloguing, hidden } from '../access.ts';
import { languageCodes, readShort, type ShortFault } from './short-form.ts';
import { shortWords } from './short-words.ts';

const here = '/beheer/catalogus/nieuw/kort';

type Form = Readonly<Record<string, string | undefined>>;

const ShortView = ({
  form,
  faults,
  choices,
  t,
}: {
  readonly form: Form;
  readonly faults: readonly { readonly field: string; readonly text: string }[];
  readonly choices: Readonly<Record<'soort' | 'wie' | 'taal', readonly Choice[]>>;
  readonly t: TranslateOf<typeof shortWords>;
}) => {
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.text;
  const text = (name: string, label: string, description?: string, width: 'full' | 'short' = 'full') => (
    <FormField name={name} label={label} description={description} error={faultOf(name)}>
      {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" width={width} />}
    </FormField>
  );
  const lines = (name: string, label: string, description?: string) => (
    <FormField name={name} label={label} description={description}>
      {ties => <Textarea ties={ties} value={form[name]} rows={3} />}
    </FormField>
  );
  const choice = (name: keyof typeof choices, label: string) => (
    <FormField name={name} label={label}>
      {ties => <Select ties={ties} choices={choices[name]} value={form[name]} />}
    </FormField>
  );
  return (
    <>
      <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: t('title') }]} />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Paragraph>
        <Link href="/beheer/catalogus/nieuw">{t('marc')}</Link>
      </Paragraph>
      <ErrorSummary errors={faults} />
      <form method="post" action={here}>
        {choice('soort', t('material'))}
        {text('titel', t('name'))}
        {text('ondertitel', t('subtitle'))}
        {lines('maker', t('author'), t('authorText'))}
        {text('isbn', t('isbn'))}
        {text('jaar', t('year'), undefined, 'short')}
        {text('uitgever', t('publisher'))}
        {choice('taal', t('language'))}
        {choice('wie', t('audience'))}
        {text('niveau', t('level'), t('levelText'), 'short')}
        {text('bladzijden', t('pages'), undefined, 'short')}
        {text('serie', t('series'))}
        {text('deel', t('part'), undefined, 'short')}
        {lines('onderwerpen', t('subjects'))}
        {lines('samenvatting', t('summary'))}
        {lines('inhoud', t('contents'))}
        {text('adres', t('link'))}
        <Button look="primary">{t('next')}</Button>
      </form>
    </>
  );
};

/**
 * `/beheer/catalogus/nieuw/kort`: a title described without knowing MARC; `open` shows the record that is made of it, where it is
 * looked over and kept.
 */
export function shortRoutes(
  app: App,
  world: World,
  open: (visit: Visit, text: string) => Promise<Shown>,
): void {
  const draw = (visit: Visit, form: Form, faults: readonly ShortFault[]): Shown => {
    const { language } = visit;
    const t = translator(shortWords, language);
    return page({
      title: t('title'),
      ...(faults.length > 0 && { status: 422 }),
      body: (
        <ShortView
          {...{ form, t }}
          faults={faults.map(({ field, text }) => ({ field, text: t(text as 'noTitle') }))}
          choices={{
            soort: materials.map(value => ({ value, label: materialWords[language][value] })),
            wie: audiences.toReversed().map(value => ({ value, label: audienceWords[language][value] })),
            taal: languageCodes.map(value => ({ value, label: t(value) })),
          }}
        />
      ),
    });
  };
  const isDescription = (read: Description | readonly ShortFault[]): read is Description => 'title' in read;

  app.get(
    here,
    hidden,
    show(world, cataloguing, async visit => {
      const typed = (visit.query['q'] ?? '').trim().slice(0, 200);
      return draw(visit, parseIsbn(typed) ? { isbn: typed } : { titel: typed }, []);
    }),
  );
  app.post(
    here,
    hidden,
    show(world, cataloguing, async visit => {
      const read = readShort(visit.form);
      return isDescription(read) ? open(visit, writeText(describe(read))) : draw(visit, visit.form, read);
    }),
  );
}
