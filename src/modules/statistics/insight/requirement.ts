import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/);

/** A figure that must reach or not pass a number, or a delivery of which all forms must be signed. */
const measure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('figure'),
    definition: code,
    least: z.number().optional(),
    most: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('delivered'), delivery: code }),
]);

const file = z.strictObject({
  source: z.string().min(1),
  requirements: z.array(z.strictObject({ code, name: said, measure })),
});

/** What a province asks of its office each year. */
export type Requirement = z.infer<typeof file>['requirements'][number];

/** `requirements.json` of a province's folder; none when it has no such file. Throws with what is wrong. */
export function readRequirements(folder: string): readonly Requirement[] {
  const path = join(folder, 'requirements.json');
  return existsSync(path) ? file.parse(JSON.parse(readFileSync(path, 'utf8'))).requirements : [];
}

/** Whether a measured value is what was asked; undefined when nothing was measured. */
export function isMet({ measure: asked }: Requirement, value: number | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (asked.kind === 'delivered') return value >= 100;
  return (
    value >= (asked.least ?? Number.NEGATIVE_INFINITY) && value <= (asked.most ?? Number.POSITIVE_INFINITY)
  );
}
