import { z } from 'zod';
import type { Network, UnitId } from '#network';
import { type Day, parseDay } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { once } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type OrderKey, orderKeys } from './queue-order.ts';
import { insertTargets, type ServiceTarget } from './store/opinions.ts';
import { type HomeRuleRow, insertHomeRules, readHomeRules } from './store/home.ts';
import { insertRules, readRules, type RuleRow } from './store/rules.ts';

/** How things are brought home: how many at once, how often it is tried, how many days before they must lie ready. */
export type HomeRule = Pick<HomeRuleRow, 'items' | 'attempts' | 'daysBefore'>;

const usualHome: HomeRule = { items: 10, attempts: 2, daysBefore: 1 };
const usualOrder: readonly OrderKey[] = ['cut-in', 'asked'];

const day = z.string().refine(text => parseDay(text) !== undefined, 'is not a day like 2025-01-31');

/** The part of a province's `rules.json` that is ours; a province that does not have it serves in the order of asking. */
const requestRules = z.object({
  requests: z
    .strictObject({
      order: z.array(
        z.strictObject({
          organisation: z.string().nullable(),
          by: z.array(z.enum(orderKeys)).nonempty(),
          from: day,
        }),
      ),
      service: z
        .array(
          z.strictObject({
            from: day,
            satisfiedFrom: z.int().min(1).max(10),
            satisfied: z.number().positive().max(1),
            mark: z.number().min(1).max(10),
            source: z.string().min(1),
          }),
        )
        .optional(),
      homeDelivery: z
        .array(
          z.strictObject({
            organisation: z.string().nullable(),
            items: z.int().positive(),
            attempts: z.int().positive(),
            daysBefore: z.int().min(0).max(6),
            from: day,
            source: z.string().min(1).optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

export const flawsOfRequestRules = (json: unknown): string[] =>
  (requestRules.safeParse(json).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

export interface RequestRulesUnsound {
  readonly code: 'requests/rules-unsound';
  readonly errors: readonly string[];
}

/** Takes over a province's rules about requests; loading the same file again adds nothing. All errors are told at once. */
export async function loadRequestRules(
  tx: Tx,
  json: unknown,
  place: Network,
): Promise<Result<{ added: number }, RequestRulesUnsound>> {
  const read = requestRules.safeParse(json);
  if (!read.success) return refuse({ code: 'requests/rules-unsound', errors: flawsOfRequestRules(json) });
  const errors: string[] = [];
  const unitOf = (code: string | null, from: string, at: string): UnitId | null => {
    const unit = code === null ? undefined : place.byCode(code, from as Day);
    if (code !== null && !unit) errors.push(`requests.${at}: there is no unit ${code} on ${from}`);
    return unit?.id ?? null;
  };
  const rows = (read.data.requests?.order ?? []).map(
    ({ organisation, by, from }, i): RuleRow => ({
      organisation: unitOf(organisation, from, `order.${i}`),
      keys: by,
      validFrom: from as Day,
    }),
  );
  const home = (read.data.requests?.homeDelivery ?? []).map(
    ({ organisation, from, items, attempts, daysBefore }, i): HomeRuleRow => ({
      organisation: unitOf(organisation, from, `homeDelivery.${i}`),
      items,
      attempts,
      daysBefore,
      validFrom: from as Day,
    }),
  );
  if (errors.length > 0) return refuse({ code: 'requests/rules-unsound', errors });
  const targets = (read.data.requests?.service ?? []).map(
    ({ from, ...target }): ServiceTarget => ({ ...target, validFrom: from as Day }),
  );
  const added = rows.length === 0 ? 0 : await insertRules(tx, rows);
  const brought = home.length === 0 ? 0 : await insertHomeRules(tx, home);
  return ok({ added: added + brought + (targets.length === 0 ? 0 : await insertTargets(tx, targets)) });
}

/** The rules of a province, on every day. */
export interface RequestRules {
  /** In which order those who wait get the copies of an organisation: its own rule, else the one for all; the latest that has begun. */
  order(organisation: UnitId | undefined, on: Day): readonly OrderKey[];
  /** How an organisation brings things home: its own rule, else the one for all; the latest that has begun. */
  home(organisation: UnitId | undefined, on: Day): HomeRule;
}

export const requestRulesOf = (reader: Reader): Promise<RequestRules> =>
  once(reader, requestRulesOf, async () => {
    const rows = await readRules(reader);
    const homeRows = await readHomeRules(reader);
    return {
      home: (organisation, on) => {
        const begun = homeRows.filter(({ validFrom }) => validFrom <= on);
        const of = (one: UnitId | null | undefined) => begun.findLast(row => row.organisation === one);
        return of(organisation) ?? of(null) ?? usualHome;
      },
      order: (organisation, on) => {
        const begun = rows.filter(({ validFrom }) => validFrom <= on);
        const of = (one: UnitId | null | undefined) => begun.findLast(row => row.organisation === one)?.keys;
        return of(organisation) ?? of(null) ?? usualOrder;
      },
    };
  });
