import { sayNumber } from '#web/amounts.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Item } from '../../item.ts';
import { recordAddressOf } from '../access.ts';
import { words } from './words.ts';

/** What somebody can do with a record: change it and give it copies when it is described here, else describe its title oneself. */
export function RecordPart({
  record,
  source,
  writtenHere,
  items,
  branches,
  nameOf,
  language,
}: {
  readonly record: number;
  /** What its source is called. */
  readonly source: string;
  readonly writtenHere: boolean;
  readonly items: readonly Item[];
  readonly branches: readonly Choice[];
  readonly nameOf: (item: Item) => string;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const address = recordAddressOf(record);
  const history = <Link href={`${address}/versies`}>{t('versionsLink')}</Link>;
  if (!writtenHere)
    return (
      <>
        <Paragraph>
          {t('describeText', { source })}{' '}
          <Link href={`/beheer/catalogus/nieuw?van=${record}`}>{t('describe')}</Link>
        </Paragraph>
        <Paragraph>{history}</Paragraph>
      </>
    );
  return (
    <>
      <Paragraph>
        <Link href={`${address}/wijzig`}>{t('editLink')}</Link> · {history}
      </Paragraph>
      <Heading level={2}>{t('copies')}</Heading>
      {items.length === 0 ? (
        <Paragraph>{t('noCopies')}</Paragraph>
      ) : (
        <Table
          caption={`${t('copies')}: ${sayNumber(items.length, language)}`}
          captionHidden
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            { head: t('barcode'), cell: ({ barcode }) => barcode },
            { head: t('branch'), cell: nameOf },
            { head: t('shelf'), cell: ({ callNumber }) => callNumber },
            {
              head: t('label'),
              cell: ({ barcode }) => (
                <Link
                  href={`/beheer/catalogus/etiket/${encodeURIComponent(barcode)}`}
                  label={t('labelOf', { barcode })}
                >
                  {t('label')}
                </Link>
              ),
            },
          ]}
        />
      )}
      <form method="post" action={`${address}/exemplaar`}>
        <FormField name="streepjescode" label={t('barcode')} description={t('barcodeText')}>
          {ties => <TextInput ties={ties} autocomplete="off" required />}
        </FormField>
        <FormField name="vestiging" label={t('branch')}>
          {ties => <Select ties={ties} choices={branches} required />}
        </FormField>
        <FormField name="plaatsing" label={t('shelf')}>
          {ties => <TextInput ties={ties} autocomplete="off" />}
        </FormField>
        <Button>{t('add')}</Button>
      </form>
    </>
  );
}
