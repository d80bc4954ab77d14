import { z } from 'zod';
import { type ClockTime, type Day, parseDay } from '#platform/day.ts';
import { parseIsil } from '#standards/isil/isil.ts';
import { themeAxes } from '../arrangement.ts';
import { isHolidayRule } from '../holiday.ts';
import { unitKinds } from '../unit.ts';

const day = z
  .string()
  .refine(text => parseDay(text) !== undefined, 'is not a day like 2025-01-31')
  .transform(text => text as Day);
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 09:30')
  .transform(text => text as ClockTime);
const zone = z.string().refine(name => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}, 'is not a time zone like Europe/Amsterdam');
const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'is not a code of small letters, digits and hyphens');
const text = z.string().trim().min(1, 'is empty');
const dated = { from: day, until: day.optional() };

/** `units.json`: one entry a unit and period; a later entry of the same code ends the one before. */
export const unitsFile = z.strictObject({
  zone,
  units: z
    .array(
      z.strictObject({
        code,
        kind: z.enum(unitKinds),
        ...dated,
        name: text,
        organisation: code.optional(),
        municipality: code.optional(),
        isil: z
          .string()
          .refine(text => parseIsil(text) !== undefined, 'is not shaped like an ISIL (ISO 15511)')
          .optional(),
        isilInvented: z.boolean().optional(),
        zone: zone.optional(),
        latitude: z.number().min(-90).max(90).optional(),
        longitude: z.number().min(-180).max(180).optional(),
        weight: z.number().positive().optional(),
        address: text.optional(),
        requestsAllowed: z.boolean().optional(),
        picks: z.int().positive().optional(),
        source: text.optional(),
      }),
    )
    .min(1),
});

/** `hours.json`: weeks by name, who keeps which week from when, and the days on which all is shut. */
export const hoursFile = z.strictObject({
  source: text,
  weeks: z.record(
    text,
    z.array(
      z.strictObject({
        days: z.array(z.int().min(1).max(7)).min(1),
        opens: time,
        closes: time,
        staffed: z.boolean(),
      }),
    ),
  ),
  hours: z.array(z.strictObject({ unit: code, week: text, ...dated })),
  closings: z.array(z.strictObject({ unit: code, day, reason: text })),
  holidays: z.array(
    z.strictObject({
      unit: code,
      rule: z.string().refine(isHolidayRule, 'is not a rule like 12-25 or easter+1'),
      nl: text,
      en: text,
    }),
  ),
});

/** `arrangements.json`: what the parties agreed and what things cost. */
export const arrangementsFile = z.strictObject({
  agreements: z.array(
    z.strictObject({
      code,
      ...dated,
      parties: z.array(code).min(2),
      terms: z.record(text, z.unknown()),
      source: text,
    }),
  ),
  tariffs: z.array(
    z.strictObject({
      code,
      ...dated,
      unit: code.optional(),
      payer: z.enum(['member', 'requesting-library', 'supplying-library']),
      cents: z.int().nonnegative(),
      basis: text,
      source: text,
    }),
  ),
});

/** `definitions.json`: kinds of places by version, and the axes on which work is counted. */
export const definitionsFile = z.strictObject({
  placeKinds: z
    .array(
      z.strictObject({
        version: code,
        ...dated,
        preferred: z.boolean().optional(),
        source: text,
        rules: z
          .array(
            z.strictObject({
              kind: text,
              unitKinds: z.array(z.enum(unitKinds)).min(1).optional(),
              staffedAtLeast: z.number().nonnegative().optional(),
              staffedBelow: z.number().positive().optional(),
              openAtLeast: z.number().nonnegative().optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  themes: z.array(
    z.strictObject({ axis: z.enum(themeAxes), code, ...dated, nl: text, en: text, source: text }),
  ),
});

/** The files of a province and what each must look like. Loan rules, the van and programmes are checked by whoever owns them. */
export const provinceSchemas = {
  units: unitsFile,
  hours: hoursFile,
  arrangements: arrangementsFile,
  definitions: definitionsFile,
  rules: z.unknown(),
  van: z.unknown(),
  programmes: z.unknown(),
} as const;

/** A province as data, every file read and sound. */
export type ProvinceFiles = {
  readonly [K in keyof typeof provinceSchemas]: z.infer<(typeof provinceSchemas)[K]>;
};
