import { escapeXml, textElement } from '../xml/write-xml.ts';

/** What a server says of itself in ZeeRex 2.0. */
export interface Explanation {
  readonly host: string;
  readonly port: number;
  /** The path of the address, without the slash. */
  readonly database: string;
  readonly title: string;
  readonly description: string;
  readonly sets: Readonly<Record<string, string>>;
  readonly indexes: readonly {
    readonly set: string;
    readonly name: string;
    readonly title: string;
    readonly sorts: boolean;
    readonly scans: boolean;
  }[];
  readonly schemas: readonly { readonly identifier: string; readonly name: string; readonly title: string }[];
  readonly relations: readonly string[];
  readonly defaultSchema: string;
  readonly mostRecords: number;
}

export function writeExplanation(server: Explanation): string {
  const sets = Object.entries(server.sets).map(
    ([name, identifier]) => `<set name="${name}" identifier="${escapeXml(identifier)}"/>`,
  );
  const indexes = server.indexes.map(
    ({ set, name, title, sorts, scans }) =>
      `<index search="true" scan="${scans}" sort="${sorts}">${textElement('title', title)}` +
      `<map><name set="${set}">${name}</name></map></index>`,
  );
  const schemas = server.schemas.map(
    ({ identifier, name, title }) =>
      `<schema identifier="${escapeXml(identifier)}" name="${name}" sort="false" retrieve="true">${textElement('title', title)}</schema>`,
  );
  const relations = server.relations.map(
    relation => `<supports type="relation">${escapeXml(relation)}</supports>`,
  );
  return (
    '<explain xmlns="http://explain.z3950.org/dtd/2.0/">' +
    `<serverInfo protocol="SRU" version="2.0" transport="http" method="GET POST">${textElement('host', server.host)}` +
    `${textElement('port', server.port)}${textElement('database', server.database)}</serverInfo>` +
    `<databaseInfo>${textElement('title', server.title)}${textElement('description', server.description)}</databaseInfo>` +
    `<indexInfo>${sets.join('')}${indexes.join('')}</indexInfo><schemaInfo>${schemas.join('')}</schemaInfo>` +
    `<configInfo><default type="numberOfRecords">10</default><default type="retrieveSchema">${server.defaultSchema}</default>` +
    `<setting type="maximumRecords">${server.mostRecords}</setting>${relations.join('')}` +
    '<supports type="maskingCharacter">*</supports></configInfo></explain>'
  );
}
