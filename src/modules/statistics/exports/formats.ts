import { csvLine, readCsv } from '#web/csv.ts';
import { readXlsx, type SheetCell, writeXlsx } from '#standards/xlsx/xlsx.ts';
import { readZip, writeZip } from '#standards/zip/zip.ts';
import type { EntryStatus } from '../entry.ts';
import { type Column, columnNames, columns, type Observation, observationFrom } from './observation.ts';

/** A kind of file: writing it and reading it back gives the same numbers. */
export interface ExportFormat {
  readonly name: string;
  readonly extension: string;
  readonly type: string;
  readonly write: (rows: readonly Observation[]) => Buffer;
  readonly read: (bytes: Uint8Array) => Observation[];
}

/**
 * A spreadsheet takes some texts for a formula; `csvLine` marks those with an apostrophe. One that was there already is
 * doubled, so that reading takes off exactly what writing put on.
 */
const guarded = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' && cell.startsWith("'") ? `'${cell}` : cell;
const unguarded = (cell: string): string => (/^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

function csv(names: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [names, ...rows.map(row => row.map(guarded))].map(csvLine).join('');
}

function rowsOf(text: string): Record<string, string>[] {
  const [names = [], ...lines] = readCsv(text);
  return lines.map(line => Object.fromEntries(names.map((name, at) => [name, unguarded(line[at] ?? '')])));
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const bytesOf = (said: string): Buffer => Buffer.from(said, 'utf8');
const json = (value: unknown): Buffer => bytesOf(`${JSON.stringify(value, null, 2)}\n`);

const table = (rows: readonly Observation[]): string =>
  csv(
    columnNames,
    rows.map(row => columnNames.map(name => row[name])),
  );
const fromTable = (said: string): Observation[] => rowsOf(said).map(observationFrom);

function fileIn(bytes: Uint8Array, name: string): string {
  const file = readZip(bytes).find(one => one.name === name);
  if (!file) throw new Error(`the archive holds no ${name}`);
  return text(file.bytes);
}

/** CSV on the Web (W3C Recommendation 2015), Metadata Vocabulary for Tabular Data: beside the table, in one archive. */
const csvwMetadata = {
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url: 'observations.csv',
  dialect: { delimiter: ',', doubleQuote: true, header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] },
  tableSchema: {
    columns: columnNames.map(name => ({
      name,
      titles: name,
      datatype: columns[name].type,
      required: !columns[name].empty,
      'dc:description': columns[name].says,
    })),
    primaryKey: ['questionnaire', 'delivery', 'place', 'year', 'cell'],
  },
};

/** Data Package (Frictionless, version 1): a descriptor and the table, in one archive. */
const dataPackage = (rows: readonly Observation[]) => ({
  name:
    [rows[0]?.questionnaire, rows[0]?.place, rows[0]?.year].filter(part => part !== undefined).join('-') ||
    'empty',
  profile: 'tabular-data-package',
  resources: [
    {
      name: 'observations',
      path: 'observations.csv',
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
      schema: {
        fields: columnNames.map(name => ({
          name,
          type: columns[name].type,
          description: columns[name].says,
          constraints: { required: !columns[name].empty },
        })),
        primaryKey: ['questionnaire', 'delivery', 'place', 'year', 'cell'],
        missingValues: [''],
      },
    },
  ],
});

/** SDMX list of observation statuses (CL_OBS_STATUS 2.2). */
const observationStatus: Readonly<Record<EntryStatus, string>> = {
  registered: 'A',
  final: 'A',
  estimated: 'E',
  imputed: 'I',
  provisional: 'P',
};

/** Dimensions, measure and attributes of the data flow, by the column that each holds. */
const sdmxNames: Readonly<Record<Column, string>> = {
  questionnaire: 'QUESTIONNAIRE',
  questionnaireVersion: 'QUESTIONNAIRE_VERSION',
  delivery: 'DELIVERY',
  place: 'REF_AREA',
  cell: 'INDICATOR',
  year: 'TIME_PERIOD',
  value: 'OBS_VALUE',
  status: 'ENTRY_STATUS',
  absence: 'ABSENCE',
  unit: 'UNIT_MEASURE',
  definition: 'DEFINITION',
  definitionVersion: 'DEFINITION_VERSION',
  item: 'ITEM_POSITION',
  horizon: 'HORIZON',
  person: 'PERSON_POSITION',
  comment: 'COMMENT_OBS',
};
const sdmxColumns = Object.keys(sdmxNames) as readonly Column[];

/** SDMX-CSV 1.0: the data flow first, then dimensions, the measure and attributes. */
const sdmx = (rows: readonly Observation[]): string =>
  csv(
    ['DATAFLOW', ...sdmxColumns.map(name => sdmxNames[name]), 'OBS_STATUS'],
    rows.map(row => [
      'BINDWERK:DELIVERIES(1.0)',
      ...sdmxColumns.map(name => row[name]),
      row.value === null ? 'M' : observationStatus[row.status],
    ]),
  );
const fromSdmx = (said: string): Observation[] =>
  rowsOf(said).map(row =>
    observationFrom(Object.fromEntries(sdmxColumns.map(name => [name, row[sdmxNames[name]] ?? '']))),
  );

/** Every kind of file that a delivery can be taken along as. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'CSV',
    extension: 'csv',
    type: 'text/csv; charset=utf-8',
    write: rows => bytesOf(table(rows)),
    read: bytes => fromTable(text(bytes)),
  },
  {
    name: 'Excel (XLSX)',
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: rows =>
      writeXlsx('observations', [columnNames, ...rows.map(row => columnNames.map(name => row[name]))]),
    read: bytes => {
      const [names = [], ...lines] = readXlsx(bytes);
      return lines.map(line =>
        observationFrom(
          Object.fromEntries(names.map((name, at): [string, SheetCell] => [String(name), line[at] ?? null])),
        ),
      );
    },
  },
  {
    name: 'CSV on the Web (CSVW, ZIP)',
    extension: 'csvw.zip',
    type: 'application/zip',
    write: rows =>
      writeZip([
        { name: 'observations.csv', bytes: bytesOf(table(rows)) },
        { name: 'observations.csv-metadata.json', bytes: json(csvwMetadata) },
      ]),
    read: bytes => fromTable(fileIn(bytes, 'observations.csv')),
  },
  {
    name: 'Data Package (Frictionless, ZIP)',
    extension: 'datapackage.zip',
    type: 'application/zip',
    write: rows =>
      writeZip([
        { name: 'datapackage.json', bytes: json(dataPackage(rows)) },
        { name: 'observations.csv', bytes: bytesOf(table(rows)) },
      ]),
    read: bytes => fromTable(fileIn(bytes, 'observations.csv')),
  },
  {
    name: 'SDMX-CSV',
    extension: 'sdmx.csv',
    type: 'application/vnd.sdmx.data+csv;version=1.0.0; charset=utf-8',
    write: rows => bytesOf(sdmx(rows)),
    read: bytes => fromSdmx(text(bytes)),
  },
];
