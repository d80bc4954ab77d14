import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, translator } from '#web/words.ts';
import type { PlacesRead } from '../../import-places.ts';
import { importWords as words } from './import-words.ts';

const address = '/programma/plekken/inlezen';

/** A table of places: chosen, looked at, then kept. */
export function PlacesImportView({
  read,
  lines,
  error,
  language,
}: {
  readonly read: PlacesRead | undefined;
  /** The table as it is sent along. */
  readonly lines: string;
  readonly error: string | undefined;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const good = read?.lines.filter(({ flaw }) => flaw === undefined).length ?? 0;
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {error !== undefined && (
        <Alert kind="error" live>
          {error}
        </Alert>
      )}
      {read ? (
        <form method="post" action={address} encType="multipart/form-data">
          <Heading level={2}>{t('preview')}</Heading>
          <StatusMessage>{`${t(read.kind)} ${t('say', { good, bad: read.lines.length - good })}`}</StatusMessage>
          <Table
            id="lines"
            caption={t('preview')}
            captionHidden
            columns={[
              { head: t('line'), cell: ({ line }) => line },
              { head: t('what'), cell: ({ what }) => what },
              { head: t('verdict'), cell: ({ flaw, about }) => (flaw ? t(flaw, { about }) : t('good')) },
            ]}
            rows={read.lines.slice(0, 500)}
            keyOf={({ line }) => line}
          />
          <textarea name="regels" hidden readOnly value={lines} />
          {good > 0 && (
            <Button look="primary" name="doe" value="bewaar">
              {t('save', { count: good })}
            </Button>
          )}
        </form>
      ) : (
        <>
          <Heading level={2}>{t('which')}</Heading>
          <Paragraph>{t('whichRooms')}</Paragraph>
          <Paragraph>{t('whichPlaces')}</Paragraph>
          <Paragraph>{t('whichMonitor')}</Paragraph>
          <form method="post" action={address} encType="multipart/form-data">
            <FormField name="bestand" label={t('file')}>
              {ties => <input {...ties} type="file" accept=".xlsx,.csv,text/csv" />}
            </FormField>
            <FormField name="regels" label={t('paste')}>
              {ties => <Textarea ties={ties} rows={6} coded />}
            </FormField>
            <Button look="primary">{t('look')}</Button>
          </form>
        </>
      )}
      <Paragraph>
        <Link href="/programma/plekken">{t('back')}</Link>
      </Paragraph>
    </>
  );
}
