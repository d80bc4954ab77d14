import { readFileSync } from 'node:fs';
import { z } from 'zod';

const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });

/**
 * A number of this form (`loans`), of another form of the same deliverer and year (`lending-right/loans`), of all branches or
 * organisations of the deliverer together (`gids-location/visits@branches`), of the year before (`members@last`), or what the ledger and
 * the entries say of a figure that the form need not ask for (`members-moved-in@ledger`).
 */
const ref = z.string().regex(/^([a-z0-9-]+\/)?[a-z0-9-]+(@branches|@organisations|@last|@ledger)?$/);
const refs = z.array(ref).nonempty();
const cell = z.string();

/** What a rule asks, of which the numbers are data. */
const asks = z.discriminatedUnion('kind', [
  /** Each cell that must be filled is a number or a reason why there is none. */
  z.strictObject({ kind: z.literal('filled') }),
  /** As many decimals as the cell has, none when it counts. */
  z.strictObject({ kind: z.literal('decimals') }),
  /** A thousand times as much or little as last year is a slip of the unit. */
  z.strictObject({ kind: z.literal('factor'), from: z.number(), to: z.number(), below: z.number() }),
  z.strictObject({
    kind: z.literal('range'),
    cells: z.union([z.literal('all'), z.array(cell).nonempty()]),
    except: z.array(cell).optional(),
    min: z.number(),
    max: z.number().optional(),
    step: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('adds-up'), total: ref, parts: refs, minus: refs.optional() }),
  z.strictObject({ kind: z.literal('at-most'), cell: ref, most: refs, times: z.number().optional() }),
  z.strictObject({ kind: z.literal('between'), of: refs, per: refs, min: z.number(), max: z.number() }),
  /** When there is one there must be the other. */
  z.strictObject({ kind: z.literal('needs'), cell: ref, needs: ref }),
  z.strictObject({
    kind: z.literal('flow'),
    now: ref,
    before: ref,
    plus: refs,
    minus: refs,
    within: z.number(),
  }),
  /** Against last year: beyond a share, and beyond what others changed; `alone` where there are too few others. */
  z.strictObject({
    kind: z.literal('change'),
    share: z.number(),
    deviations: z.number(),
    alone: z.number(),
    from: z.number(),
  }),
  /** Hidiroglou and Berthelot (1986), Survey Methodology 12(1): the change against that of others, large ones sooner. */
  z.strictObject({
    kind: z.literal('outlier'),
    u: z.number(),
    a: z.number(),
    c: z.number(),
    least: z.number(),
  }),
  /** The very number of last year. */
  z.strictObject({ kind: z.literal('copied'), over: z.number() }),
  /** Many numbers that end in two zeros. */
  z.strictObject({ kind: z.literal('rounded'), share: z.number(), over: z.number() }),
  /** Two places that tell the same. */
  z.strictObject({ kind: z.literal('same'), cell: ref, as: ref, within: z.number() }),
  /** Counted by another version of the definition than last year. */
  z.strictObject({ kind: z.literal('break') }),
  /** Another number than the ledger and the entries give now. */
  z.strictObject({ kind: z.literal('figure') }),
  /** A number that was worked out elsewhere is what the numbers beside it give, after rounding. */
  z.strictObject({
    kind: z.literal('ratio'),
    cell: ref,
    of: ref,
    per: ref,
    times: z.number(),
    decimals: z.int(),
  }),
  /** Who delivers, and where its branches lie, is in force on the last day of the year. */
  z.strictObject({ kind: z.literal('areas') }),
  /** Few persons: hidden where it is published. */
  z.strictObject({ kind: z.literal('small'), under: z.number() }),
]);

const rule = z.strictObject({
  code: z.string().regex(/^C\d+[a-z]?$/),
  /** `block`: cannot be delivered so; `explain`: asks a reason that is kept; `note`: good to know. */
  level: z.enum(['block', 'explain', 'note']),
  /** Only these questionnaires; all when left out. */
  questionnaires: z.array(z.string()).nonempty().optional(),
  says: said,
  asks,
  source: z.string().min(1),
});

export type Rule = z.infer<typeof rule>;
export type Asks = z.infer<typeof asks>;

/** The checks as they ship; throws on one that is not sound. */
export const shippedRules = (): readonly Rule[] =>
  z.array(rule).parse(JSON.parse(readFileSync(new URL('checks.json', import.meta.url), 'utf8')));
