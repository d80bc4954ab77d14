import { writeExplanation } from '#standards/sru/explain.ts';
import { contextSets, indexes } from './indexes.ts';
import { schemas } from './schemas.ts';
import { sortable } from './sorting.ts';

/** As whom and where the server answers. */
export interface Known {
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
    indexes: indexes.map(({ set, name, title }) => ({
      set,
      name,
      title,
      sorts: set === 'dc' && sortable.has(name),
    })),
    schemas,
    relations: ['=', '==', '<>', '<', '<=', '>', '>=', 'any', 'all', 'adj', 'within'],
    defaultSchema: schemas[0].name,
    mostRecords,
  });
}
