import { sayNumber } from '#web/amounts.ts';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
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
  edition,
  nameOf,
  language,
}: {
  readonly record: number;
  /** What its source is called. */
  readonly source: string;
  readonly writtenHere: boolean;
  readonly items: readonly Item[];
  /** The title in which it stands. */
  readonly edition: number;
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
        <Link href={`${address}/wijzig`}>{t('editLink')}</Link> · {history} ·{' '}
        <Link href={`${address}/verwijder`}>{t('remove')}</Link>
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
                  href={`/beheer/catalogus/etiketten?codes=${encodeURIComponent(barcode)}`}
                  label={t('labelOf', { barcode })}
                >
                  {t('label')}
                </Link>
              ),
            },
          ]}
        />
      )}
      <ButtonGroup>
        <ButtonLink href={`/beheer/catalogus/exemplaren?titel=${edition}`}>{t('add')}</ButtonLink>
      </ButtonGroup>
    </>
  );
}
