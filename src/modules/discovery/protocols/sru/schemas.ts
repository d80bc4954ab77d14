import { dublinCore, type UnionRecord } from '#catalogue';
import { toSrwDc } from '#standards/dublin-core/write-dc.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';
import { SruFault } from '#standards/sru/diagnostics.ts';

interface Schema {
  readonly identifier: string;
  readonly name: string;
  readonly title: string;
  /** `address` is that of the page of the title. */
  readonly write: (union: UnionRecord, address: string) => string;
}

/** In what forms records are given; the first unless another is asked for. */
export const schemas = [
  {
    identifier: 'info:srw/schema/1/marcxml-v1.1',
    name: 'marcxml',
    title: 'MARC 21, a field 852 for each copy',
    write: ({ record }) => toMarcXml(record),
  },
  {
    identifier: 'info:srw/schema/1/dc-v1.1',
    name: 'dc',
    title: 'Dublin Core',
    write: ({ edition }, address) => toSrwDc(dublinCore(edition, address)),
  },
] as const satisfies readonly Schema[];

export function schemaOf(asked: string | undefined): Schema {
  if (asked === undefined) return schemas[0];
  const found = schemas.find(({ identifier, name }) => asked === identifier || asked === name);
  if (!found) throw new SruFault(66, asked);
  return found;
}
