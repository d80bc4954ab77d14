import { z } from 'zod';
import type { Network, ThemeAxis } from '#network';
import { type Day, parseDay } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { eachOf } from './municipal-plan.ts';
import { audiences, countsOf, openTos } from './programme.ts';
import type { ProgrammesUnsound } from './refusals.ts';
import { insertOffers } from './store/municipal.ts';
import {
  changedProgrammes,
  countedUntil,
  insertProgrammes,
  insertTemplates,
  readProgrammes,
} from './store/programmes.ts';
import { saveVocabulary } from './store/vocabulary.ts';
import { type WordList, wordLists } from './vocabulary.ts';

const day = z.string().refine(text => parseDay(text) !== undefined, 'is not a day like 2025-01-31');
const text = z.string().trim().min(1, 'is empty');
const word = z.strictObject({ code: text, nl: text, en: text });

/** `programmes.json` of a province. */
const programmesFile = z.strictObject({
  programmes: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'is not a code of small letters, digits and hyphens'),
      version: z.int().positive(),
      from: day,
      nl: text,
      en: text,
      goal: text.optional(),
      opgave: text.optional(),
      kernfunctie: text.optional(),
      counts: z.enum(countsOf),
      ruleNl: text,
      ruleEn: text,
      audience: z.enum(audiences),
      partners: z.array(text),
      funding: text.optional(),
      collection: text.optional(),
      source: text,
    }),
  ),
  help: z.strictObject({
    services: z.array(word),
    questions: z.array(word),
    referred: z.array(word),
    source: text,
  }),
  /** What volunteers do. */
  volunteers: z.strictObject({ roles: z.array(word), source: text }),
  /** What municipalities can choose; a programme is offered once. */
  offers: z
    .array(
      z.strictObject({
        code: text,
        from: day,
        programme: text,
        provider: text,
        nl: text,
        en: text,
        each: z.enum(eachOf),
        people: z.int().nonnegative(),
        cents: z.int().nonnegative(),
        source: text,
      }),
    )
    .default([]),
  templates: z.array(
    z.strictObject({
      programme: text,
      title: text,
      description: text,
      minutes: z.int().min(5).max(1440),
      capacity: z.int().nonnegative(),
      priceCents: z.int().nonnegative(),
      language: text,
      audience: z.enum(audiences),
      openTo: z.enum(openTos).default('public'),
    }),
  ),
});

/** New versions that would change what was counted already: figures of those days were published. */
async function tooLate(
  tx: Tx,
  rows: readonly { readonly code: string; readonly version: number; readonly from: Day }[],
): Promise<string[]> {
  const known = new Set((await readProgrammes(tx)).map(({ code, version }) => `${code} ${version}`));
  const fresh = rows.filter(({ code, version }) => !known.has(`${code} ${version}`));
  const until = new Map(
    (
      await countedUntil(
        tx,
        fresh.map(({ code }) => code),
      )
    ).map(({ code, day }) => [code, day]),
  );
  return fresh
    .filter(({ code, from }) => from <= (until.get(code) ?? ''))
    .map(
      ({ code, version, from }) =>
        `version ${version} of ${code} begins on ${from}, which is counted up to ${until.get(code)} already: let it begin later`,
    );
}

/** What is wrong with the form of a `programmes.json`, a sentence each. */
export const flawsOfProgrammes = (json: unknown): string[] =>
  (programmesFile.safeParse(json).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

const axes = ['goal', 'opgave', 'kernfunctie'] as const satisfies readonly ThemeAxis[];

/**
 * Takes over a province's programmes, the words of its help desk, what volunteers do and the templates; loading the same file again adds
 * nothing. A version that is known may not change its meaning: write the next version with a later first day.
 */
export async function loadProgrammes(
  tx: Tx,
  json: unknown,
  network: Network,
): Promise<Result<{ added: number }, ProgrammesUnsound>> {
  const read = programmesFile.safeParse(json);
  if (!read.success) return refuse({ code: 'programmes/unsound', errors: flawsOfProgrammes(json) });
  const { programmes, help, volunteers, templates, offers } = read.data;
  const errors: string[] = [];
  for (const [place, programme] of programmes.entries())
    for (const axis of axes) {
      const code = programme[axis];
      if (
        code !== undefined &&
        !network.themes(axis, programme.from as Day).some(theme => theme.code === code)
      )
        errors.push(`programmes.${place}.${axis}: there is no ${axis} ${code} on ${programme.from}`);
    }
  const codes = new Set(programmes.map(({ code }) => code));
  for (const [place, { programme }] of templates.entries())
    if (!codes.has(programme))
      errors.push(`templates.${place}.programme: there is no programme ${programme}`);
  const offered = new Map<string, string>();
  for (const [place, { code, programme, provider }] of offers.entries()) {
    if (!codes.has(programme)) errors.push(`offers.${place}.programme: there is no programme ${programme}`);
    if (!network.byCode(provider)) errors.push(`offers.${place}.provider: there is no unit ${provider}`);
    if ((offered.get(programme) ?? code) !== code)
      errors.push(`offers.${place}.programme: ${programme} is offered already as ${offered.get(programme)}`);
    offered.set(programme, code);
  }
  const rows = programmes.map(({ nl, en, from, ...rest }) => ({
    ...rest,
    from: from as Day,
    nameNl: nl,
    nameEn: en,
  }));
  if (errors.length === 0)
    for (const { code, version } of await changedProgrammes(tx, rows))
      errors.push(
        `version ${version} of ${code} is in use: write version ${version + 1} with a later first day`,
      );
  if (errors.length === 0) errors.push(...(await tooLate(tx, rows)));
  if (errors.length > 0) return refuse({ code: 'programmes/unsound', errors });
  const lists: Readonly<Record<WordList, readonly z.infer<typeof word>[]>> = {
    service: help.services,
    question: help.questions,
    referred: help.referred,
    'volunteer-role': volunteers.roles,
  };
  await saveVocabulary(
    tx,
    wordLists.flatMap(list =>
      lists[list].map(({ code, nl, en }, place) => ({ list, code, place, nameNl: nl, nameEn: en })),
    ),
  );
  const added = await insertProgrammes(tx, rows);
  await insertTemplates(tx, templates);
  await insertOffers(
    tx,
    offers.flatMap(({ provider, from, nl, en, ...rest }) => {
      const unit = network.byCode(provider);
      return unit ? [{ ...rest, from: from as Day, provider: unit.id, nameNl: nl, nameEn: en }] : [];
    }),
  );
  return ok({ added });
}
