import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { Edition } from '../../edition.ts';
import type { FoundTitle } from '../../store/find.ts';
import { addressOf } from '../access.ts';
import type { words } from './words.ts';

export type T = TranslateOf<typeof words>;

export const here = '/beheer/catalogus/exemplaren';

/** What stays for the next copy, by the names of the fields. */
export const sticky = ['vestiging', 'plaatsing', 'materiaal', 'uitleensoort', 'prijs', 'gedaan'] as const;

export type Form = Readonly<Record<string, string | undefined>>;

/** The page again with what stays, and something else besides. */
export const addressWith = (form: Form, more: Form = {}): string => {
  const all = { ...Object.fromEntries(sticky.map(name => [name, form[name]])), ...more };
  const query = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size === 0 ? here : `${here}?${query}`;
};

const Kept = ({ form }: { readonly form: Form }) => (
  <>
    {[...sticky, 'streepjescode'].map(name =>
      form[name] ? <input key={name} type="hidden" name={name} value={form[name]} /> : null,
    )}
  </>
);

const FindForm = ({ form, typed, t }: { readonly form: Form; readonly typed: string; readonly t: T }) => (
  <form method="get" action={here}>
    <FormField name="q" label={t('find')}>
      {ties => <TextInput ties={ties} value={typed} autocomplete="off" required focused />}
    </FormField>
    <Kept form={form} />
    <Button look="primary">{t('search')}</Button>
  </form>
);

const Results = ({
  found,
  form,
  typed,
  t,
}: {
  readonly found: readonly FoundTitle[];
  readonly form: Form;
  readonly typed: string;
  readonly t: T;
}) =>
  found.length === 0 ? (
    <EmptyState title={t('found', { count: 0 })}>
      <Paragraph>{t('none')}</Paragraph>
      <ButtonGroup>
        <ButtonLink look="primary" href={`/beheer/catalogus/overnemen?${new URLSearchParams({ q: typed })}`}>
          {t('copyFrom')}
        </ButtonLink>
        <ButtonLink href={`/beheer/catalogus/nieuw/kort?${new URLSearchParams({ q: typed })}`}>
          {t('describe')}
        </ButtonLink>
      </ButtonGroup>
    </EmptyState>
  ) : (
    <>
      <StatusMessage>{t('found', { count: found.length })}</StatusMessage>
      <Table
        caption={t('found', { count: found.length })}
        captionHidden
        rows={found}
        keyOf={({ edition }) => edition}
        columns={[
          { head: t('name'), cell: ({ title }) => title },
          { head: t('by'), cell: ({ authors }) => authors[0] },
          { head: t('year'), cell: ({ year }) => year },
          {
            head: t('choose'),
            cell: ({ edition, title }) => (
              <Link
                href={addressWith(form, { titel: String(edition), streepjescode: form['streepjescode'] })}
                label={t('chooseOf', { title })}
              >
                {t('choose')}
              </Link>
            ),
          },
        ]}
      />
    </>
  );

interface CopyFormProps {
  readonly edition: Edition;
  readonly copies: number;
  readonly form: Form;
  readonly faults: readonly { readonly field: string; readonly text: string }[];
  readonly branches: readonly Choice[];
  readonly materials: readonly Choice[];
  readonly t: T;
}

const CopyForm = ({ edition, copies, form, faults, branches, materials, t }: CopyFormProps) => {
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.text;
  const text = (name: string, label: string, description?: string, width: 'full' | 'short' = 'full') => (
    <FormField name={name} label={label} description={description} error={faultOf(name)}>
      {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" width={width} />}
    </FormField>
  );
  return (
    <form method="post" action={here}>
      <Heading level={2}>{t('chosen', { title: edition.title })}</Heading>
      <Paragraph>
        {[edition.authors[0], edition.year, edition.isbns[0]].filter(Boolean).join(' · ')}{' '}
        {t('here', { count: copies })}{' '}
        <Link href={addressWith(form, { streepjescode: form['streepjescode'] })}>{t('another')}</Link>
      </Paragraph>
      <input type="hidden" name="titel" value={edition.id} />
      {form['gedaan'] && <input type="hidden" name="gedaan" value={form['gedaan']} />}
      <FormField
        name="streepjescode"
        label={t('barcode')}
        description={t('barcodeText')}
        error={faultOf('streepjescode')}
      >
        {ties => <TextInput ties={ties} value={form['streepjescode']} autocomplete="off" required focused />}
      </FormField>
      <FormField name="vestiging" label={t('branch')} error={faultOf('vestiging')}>
        {ties => <Select ties={ties} choices={branches} value={form['vestiging']} required />}
      </FormField>
      {text('plaatsing', t('shelf'))}
      <FormField name="materiaal" label={t('material')}>
        {ties => <Select ties={ties} choices={materials} value={form['materiaal']} />}
      </FormField>
      {text('uitleensoort', t('loanType'), t('loanTypeText'), 'short')}
      {text('prijs', t('price'), t('priceText'), 'short')}
      <Button look="primary">{t('add')}</Button>
    </form>
  );
};

/** A copy that was added just now. */
export interface Done {
  readonly barcode: string;
  readonly title: string;
  readonly edition: number;
  readonly where: string;
}

/** Copies one after another: first the title, then the copy, then the next. */
export function CopiesView({
  form,
  typed,
  found,
  chosen,
  done,
  t,
}: {
  readonly form: Form;
  readonly typed: string;
  /** Undefined when nobody looked for a title. */
  readonly found: readonly FoundTitle[] | undefined;
  readonly chosen: Omit<CopyFormProps, 'form' | 't'> | undefined;
  readonly done: readonly Done[];
  readonly t: T;
}) {
  const codes = done.map(({ barcode }) => barcode).join(' ');
  return (
    <>
      <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: t('title') }]} />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {chosen && <ErrorSummary errors={chosen.faults} />}
      {chosen ? <CopyForm {...{ ...chosen, form, t }} /> : <FindForm {...{ form, typed, t }} />}
      {found && <Results {...{ found, form, typed, t }} />}
      {done.length > 0 && (
        <>
          <Heading level={2}>{t('done')}</Heading>
          <Table
            id="done"
            caption={t('done')}
            captionHidden
            rows={done}
            keyOf={({ barcode }) => barcode}
            columns={[
              { head: t('barcode'), cell: ({ barcode }) => barcode },
              {
                head: t('name'),
                cell: ({ edition, title }) => <Link href={addressOf(edition)}>{title}</Link>,
              },
              { head: t('where'), cell: ({ where }) => where },
            ]}
          />
          <Paragraph>
            <Link href={`/beheer/catalogus/etiketten?${new URLSearchParams({ codes })}`}>
              {t('print', { count: done.length })}
            </Link>{' '}
            ·{' '}
            <Link
              href={`/beheer/catalogus/exemplaren/wijzig?${new URLSearchParams({ codes: codes.replaceAll(' ', '\n') })}`}
            >
              {t('change')}
            </Link>
          </Paragraph>
        </>
      )}
    </>
  );
}
