import { z } from 'zod';
import { parseDay } from '#platform/day.ts';

/** What de Bibliotheek op school is built from. */
export const blocks = ['network', 'collection', 'monitor', 'expertise', 'activities', 'portal'] as const;

/** How BoekStart is counted; each stands apart (research: libraries count orders, members, vouchers or cases). */
export const boekstartWays = [
  'vouchers-sent',
  'vouchers-returned',
  'cases-ordered',
  'cases-handed',
  'new-members',
] as const;
export type BoekstartWay = (typeof boekstartWays)[number];

const day = z.string().refine(text => parseDay(text) !== undefined, 'is not a day like 2025-01-31');
const text = z.string().trim().min(1);
const count = z.int().nonnegative();
const schoolYear = z.int().min(1990).max(2100);

/** `locations.json` of a province. `until` is the last day; `mergedInto` names the location that goes on. */
export const locationsFile = z.strictObject({
  source: text,
  locations: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
      programme: text,
      name: text,
      municipality: text,
      branch: text.optional(),
      from: day,
      until: day.optional(),
      mergedInto: text.optional(),
      pupils: count.optional(),
      boxes: count.optional(),
      blocks: z.array(z.enum(blocks)).optional(),
      monitor: z
        .array(
          z.strictObject({ schoolYear, who: z.enum(['pupils', 'teachers', 'consultant']), finished: count }),
        )
        .optional(),
    }),
  ),
  boekstart: z
    .array(
      z.strictObject({
        municipality: text,
        schoolYear,
        way: z.enum(boekstartWays),
        amount: count,
        quality: z.enum(['registered', 'estimated', 'manual']),
        source: text,
      }),
    )
    .default([]),
});

export type LocationsFile = z.infer<typeof locationsFile>;

/** The school year that a day falls in, by the year in which it begins: from 1 September to 31 August. */
export const schoolYearOf = (on: string): number => Number(on.slice(0, 4)) - (on.slice(5, 7) < '09' ? 1 : 0);
