import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Definition } from '../../definition.ts';
import type { Entry } from '../../entry.ts';
import type { EntriesPage } from './load.ts';
import { sayEntryValue } from './say.ts';
import { statusWords } from './status-words.ts';
import { words } from './words.ts';

interface EntriesProps {
  readonly shown: EntriesPage;
  readonly years: readonly string[];
  readonly language: Language;
}

type Row = { readonly definition: Definition; readonly entry: Entry | undefined };

/** What people enter of a place and a year: filled and still empty. */
export function EntriesView({ shown, years, language }: EntriesProps) {
  const t = translator(words, language);
  const { place, period, rows, takenOver } = shown;
  if (!place)
    return (
      <>
        <Heading level={1}>{t('title')}</Heading>
        <Paragraph>{t('noPlace')}</Paragraph>
      </>
    );
  const filled = rows.filter(({ entry }) => entry).length;
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <ChoosePlace shown={shown} years={years} language={language} />
      <Heading level={2}>{t('list', { place: place.name, year: period.name })}</Heading>
      {rows.length === 0 ? (
        <Paragraph>{t('nothing')}</Paragraph>
      ) : (
        <>
          <Paragraph>{t('state', { filled, all: rows.length })}</Paragraph>
          <EntryTable
            id="entries"
            caption={t('list', { place: place.name, year: period.name })}
            rows={rows}
            href={code => `/cijfers/gegevens/${code}?plaats=${place.code}&periode=${period.name}`}
            language={language}
          />
        </>
      )}
      {takenOver.length > 0 && (
        <>
          <Heading level={2}>{t('takenOver')}</Heading>
          <Paragraph>{t('takenOverSays')}</Paragraph>
          <EntryTable id="taken-over" caption={t('takenOver')} rows={takenOver} language={language} />
        </>
      )}
      <Paragraph>
        <Link href="/cijfers/gegevens-bestand">{t('fileLink')}</Link>
      </Paragraph>
    </>
  );
}

const ChoosePlace = ({ shown: { places, place, period }, years, language }: EntriesProps) => {
  const t = translator(words, language);
  return (
    <form method="get">
      <FormField name="plaats" label={t('place')}>
        {ties => (
          <Select
            ties={ties}
            value={place?.code}
            choices={places.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
      </FormField>
      <FormField name="periode" label={t('period')}>
        {ties => (
          <Select
            ties={ties}
            value={period.name}
            choices={years.map(year => ({ value: year, label: year }))}
          />
        )}
      </FormField>
      <Button>{t('show')}</Button>
    </form>
  );
};

function EntryTable({
  id,
  caption,
  rows,
  href,
  language,
}: {
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly href?: (code: string) => string;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const s = translator(statusWords, language);
  return (
    <Table
      id={id}
      caption={caption}
      captionHidden
      keyOf={({ definition }) => definition.code}
      columns={[
        {
          head: t('what'),
          cell: ({ definition: { code, name } }) =>
            href ? <Link href={href(code)}>{name[language]}</Link> : name[language],
        },
        {
          head: t('value'),
          numeric: true,
          cell: ({ definition, entry }) =>
            entry
              ? `${sayEntryValue(entry, definition, language)}${entry.value === null ? '' : ` ${definition.unit[language]}`}`
              : t('empty'),
        },
        { head: t('how'), cell: ({ entry }) => entry && s(entry.status) },
        { head: t('evidence'), cell: ({ entry }) => entry?.evidence },
        { head: t('owner'), cell: ({ entry }) => entry?.owner },
      ]}
      rows={rows}
    />
  );
}
