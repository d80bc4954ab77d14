import type { Network } from '#network';
import type { Member } from '#people';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import { markOf } from '../../mark.ts';
import type { words } from './words.ts';

export interface FindProps {
  readonly asked: string;
  /** Absent while nothing was asked. */
  readonly found: readonly Member[] | undefined;
  /** True when there may be more. */
  readonly isCut: boolean;
  readonly place: Network;
  readonly t: TranslateOf<typeof words>;
}

/** A search for a member; shows no more than tells people of one name apart. */
export const FindView = ({ asked, found, isCut, place, t }: FindProps) => (
  <>
    <Heading level={1}>{t('find')}</Heading>
    <form method="get" action="/balie/lid">
      <FormField name="q" label={t('search')} description={t('findText')}>
        {ties => <TextInput ties={ties} value={asked} focused autocomplete="off" />}
      </FormField>
      <Button look="primary" icon="search">
        {t('go')}
      </Button>
    </form>
    {found?.length === 0 && (
      <EmptyState title={t('none')}>
        <Paragraph>{t('noneText')}</Paragraph>
      </EmptyState>
    )}
    {found !== undefined && found.length > 0 && (
      <>
        {isCut && <Paragraph>{t('many', { count: found.length })}</Paragraph>}
        <Table
          id="found"
          caption={t('found')}
          columns={[
            { head: t('name'), cell: ({ id, name }) => <Link href={`/balie/lid/${id}`}>{name}</Link> },
            { head: t('card'), cell: member => markOf(member).card },
            { head: t('home'), cell: ({ home }) => place.unit(home).name },
          ]}
          rows={found}
          keyOf={({ id }) => id}
        />
      </>
    )}
  </>
);
