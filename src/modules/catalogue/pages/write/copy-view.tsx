import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { T } from './view.tsx';

/** A record that was found elsewhere, in our own words and as the lines with which one's own begins. */
export interface Found {
  readonly title: string;
  readonly author: string | undefined;
  readonly year: number | undefined;
  readonly text: string;
}

/** Looking up a title in another catalogue, to begin one's own record with. */
export const CopyView = ({
  sources,
  chosen,
  typed,
  found,
  failure,
  t,
}: {
  readonly sources: readonly Choice[];
  readonly chosen: string | undefined;
  readonly typed: string;
  readonly found: readonly Found[] | undefined;
  /** Why nothing came, in words. */
  readonly failure: string | undefined;
  readonly t: T;
}) => (
  <>
    <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: t('copyTitle') }]} />
    <Heading level={1}>{t('copyTitle')}</Heading>
    {sources.length === 0 ? (
      <EmptyState title={t('noServers')}>
        <Paragraph>{t('noServersText')}</Paragraph>
      </EmptyState>
    ) : (
      <form method="get" action="/beheer/catalogus/overnemen">
        <FormField name="bron" label={t('server')}>
          {ties => <Select ties={ties} choices={sources} value={chosen} />}
        </FormField>
        <FormField name="q" label={t('wanted')} description={t('wantedText')}>
          {ties => <TextInput ties={ties} type="search" value={typed} required />}
        </FormField>
        <Button look="primary">{t('lookUp')}</Button>
      </form>
    )}
    {failure !== undefined && (
      <Alert kind="warning" live title={t('nothingCame')}>
        <Paragraph>{failure}</Paragraph>
      </Alert>
    )}
    {found && (
      <Table
        caption={t('foundThere')}
        rows={found}
        columns={[
          { head: t('named'), cell: ({ title }) => title },
          { head: t('maker'), cell: ({ author }) => author },
          { head: t('year'), cell: ({ year }) => year },
          {
            head: t('takeOver'),
            cell: ({ title, text }) => (
              <form method="post" action="/beheer/catalogus/overnemen">
                <input type="hidden" name="marc" value={text} />
                <Button label={t('takeOverOf', { title })}>{t('takeOver')}</Button>
              </form>
            ),
          },
        ]}
      />
    )}
  </>
);
