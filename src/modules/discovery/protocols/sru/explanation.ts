import type { Db } from '#platform/db.ts';
import { writeExplanation } from '#standards/sru/explain.ts';
import type { CatalogueSearch } from '../../search-port.ts';
import { contextSets, indexes } from './indexes.ts';
import { schemas } from './schemas.ts';
import { sortable } from './sorting.ts';

/** What the server stands on. */
export interface SruServer extends Known {
  readonly db: Db;
  readonly search: CatalogueSearch;
  readonly at: Date;
}

/** As whom and where the server answers. */
interface Known {
  readonly publicUrl: string;
  readonly province: string;
}

/** What our server says of itself. */
export function explanation({ publicUrl, province }: Known, mostRecords: number): string {
  const { hostname, port, protocol } = new URL(publicUrl);
  return writeExplanation({
    host: hostname,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    database: 'sru',
    title: `Bindwerk ${province}`,
    description: `The union catalogue of the public libraries of ${province}, with every copy.`,
    sets: contextSets,
    indexes: indexes.map(({ set, name, title, list }) => ({
      set,
      name,
      title,
      scans: list !== undefined,
      sorts: set === 'dc' && sortable.has(name),
    })),
    schemas,
    relations: ['=', '==', '<>', '<', '<=', '>', '>=', 'any', 'all', 'adj', 'within'],
    defaultSchema: schemas[0].name,
    mostRecords,
  });
}
