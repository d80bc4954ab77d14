import type { Network } from '#network';
import { dayIn, timeIn } from '#platform/day.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, translator } from '#web/words.ts';
import { type ColumnName, columnNames, type ImportRow, type Mapping } from '../../import-table.ts';
import { words } from './words.ts';

export interface ImportShown {
  readonly programmes: readonly Choice[];
  readonly programme: string;
  /** What was read so far. */
  readonly read:
    | {
        readonly head: readonly string[];
        readonly lines: string;
        readonly mapping: Mapping;
        readonly rows: readonly ImportRow[];
      }
    | undefined;
  readonly error: string | undefined;
  readonly place: Network;
  readonly language: Language;
}

const labels = {
  title: 'cTitle',
  day: 'cDay',
  start: 'cStart',
  end: 'cEnd',
  minutes: 'cMinutes',
  branch: 'cBranch',
  programme: 'cProgramme',
  seats: 'cSeats',
  audience: 'cAudience',
  price: 'cPrice',
  text: 'cText',
  room: 'cRoom',
  elsewhere: 'cElsewhere',
  partner: 'cPartner',
  stepFree: 'cStepFree',
  registration: 'cRegistration',
  expected: 'cExpected',
  language: 'cLanguage',
  openTo: 'cOpenTo',
  staff: 'cStaff',
  volunteers: 'cVolunteers',
  series: 'cSeries',
  course: 'cCourse',
  state: 'cState',
} as const satisfies Record<ColumnName, string>;

/** A file of activities: chosen, looked at, its columns named, then planned. */
export function ImportView({ programmes, programme, read, error, place, language }: ImportShown) {
  const t = translator(words, language);
  const good = read?.rows.filter(({ plan }) => plan).length ?? 0;
  const bad = read?.rows.filter(({ flaw }) => flaw).length ?? 0;
  const programmeField = (
    <FormField name="programma" label={t('programme')}>
      {ties => <Select ties={ties} value={programme} choices={programmes} />}
    </FormField>
  );
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {error !== undefined && (
        <Alert kind="error" live>
          {error}
        </Alert>
      )}
      {read && (
        <form method="post" action="/programma/inlezen" encType="multipart/form-data">
          <Heading level={2}>{t('preview')}</Heading>
          <StatusMessage>{t('previewSay', { good, bad })}</StatusMessage>
          <Table
            id="rows"
            caption={t('preview')}
            captionHidden
            columns={[
              { head: t('line'), cell: ({ line }) => line },
              { head: t('what'), cell: ({ plan, cells }) => plan?.title ?? cells.slice(0, 3).join(' · ') },
              { head: t('when'), cell: row => sayWhen(row, place, language) },
              { head: t('where'), cell: ({ plan }) => (plan ? place.unit(plan.unit).name : '') },
              { head: t('verdict'), cell: ({ flaw, about }) => (flaw ? t(flaw, { about }) : t('good')) },
            ]}
            rows={read.rows.slice(0, 500)}
            keyOf={({ line }) => line}
          />
          <textarea name="regels" hidden readOnly value={read.lines} />
          {good > 0 && (
            <Paragraph>
              <Button look="primary" name="doe" value="plan">
                {t('plan', { count: good })}
              </Button>
            </Paragraph>
          )}
          <details class="definition" open={good === 0 || bad > 0}>
            <summary>{t('columns')}</summary>
            <div class="definition__text">
              {columnNames.map(name => (
                <FormField key={name} name={`kolom-${name}`} label={t(labels[name])}>
                  {ties => (
                    <Select
                      ties={ties}
                      value={String(read.mapping[name] ?? '')}
                      choices={[
                        { value: '', label: t('notThere') },
                        ...read.head.map((cell, n) => ({ value: String(n), label: cell || String(n + 1) })),
                      ]}
                    />
                  )}
                </FormField>
              ))}
              {programmeField}
              <Button name="doe" value="kijk">
                {t('again')}
              </Button>
            </div>
          </details>
        </form>
      )}
      {!read && (
        <form method="post" action="/programma/inlezen" encType="multipart/form-data">
          <FormField name="bestand" label={t('file')}>
            {ties => <input {...ties} type="file" accept=".xlsx,.csv,.ics,text/csv,text/calendar" />}
          </FormField>
          <FormField name="adres" label={t('address')} description={t('addressText')}>
            {ties => <TextInput ties={ties} autocomplete="off" inputMode="url" />}
          </FormField>
          <FormField name="regels" label={t('paste')}>
            {ties => <Textarea ties={ties} rows={6} coded />}
          </FormField>
          {programmeField}
          <Button look="primary">{t('look')}</Button>
        </form>
      )}
      <Paragraph>
        <Link href="/programma">{t('back')}</Link>
      </Paragraph>
    </>
  );
}

function sayWhen({ plan }: ImportRow, place: Network, language: Language): string {
  const meeting = plan?.meetings[0];
  if (!plan || !meeting) return '';
  const zone = place.zone(plan.unit);
  return `${sayShortDay(dayIn(zone, meeting.startsAt), language)} ${timeIn(zone, meeting.startsAt)}`;
}
