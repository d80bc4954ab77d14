import { z } from 'zod';

const code = z.string().length(1);

/** How a source writes its records: which field is an item, and what its codes mean here. */
export const profileShape = z.strictObject({
  /** Which bytes a record that is not UTF-8 is made of; MARC-8 unless told otherwise. */
  notUtf8: z.enum(['marc-8', 'latin-1']).optional(),
  /** The field that stands for one item, and the subfields of its parts; left out when the source sends none. */
  items: z
    .strictObject({
      field: z.string().regex(/^[0-9A-Z]{3}$/),
      barcode: code,
      branch: code,
      callNumber: code.optional(),
      material: code.optional(),
      loanType: code.optional(),
      price: code.optional(),
    })
    .optional(),
  /** Branch code in the record → unit code here. A code that is a unit's code or ISIL needs no row. */
  branches: z.record(z.string(), z.string()),
  /** Where items go whose branch is unknown; without it such items are left out, with a warning. */
  defaultBranch: z.string().optional(),
  /** Material code of the item → material here, for sources that know it better than the record does. */
  materials: z.record(z.string(), z.string()).optional(),
  /** Fields of the source's own that hold subjects, each with its subfields: `690a`, `950ax`; beside those of MARC 21. */
  subjects: z.array(z.string().regex(/^[0-9A-Z]{3}[a-z0-9]+$/)).optional(),
});

export type Profile = z.infer<typeof profileShape>;
