import { type Position, safePosition } from '#ledger';
import { type Network, network } from '#network';
import { type Actor, staffOf } from '#people';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { definitionsFor, madeFrom, parsePeriod } from '#statistics';
import { hashOf } from './canonical.ts';
import { changesSince, saysTheSame } from './freeze.ts';
import { objectionsOf } from './objections.ts';
import { passagesOf } from './passages.ts';
import type { Changes, Content, Draft, FrozenFigure, PublicationId, Version } from './publication.ts';
import type { PublishRefusal } from './refusals.ts';
import { type Resolved, type Resolver, resolver } from './resolve.ts';
import { lockDrafts, readTokens } from './store/draft.ts';
import { findPrinted } from './store/erratum.ts';
import { insertVersions, type NewVersion, readVersions } from './store/version.ts';
import type { Token } from './token.ts';
import { writerOf } from './writing/who.ts';

/** What was corrected; everything that was ever published when nothing is named. */
export interface Correction {
  readonly definition?: string | undefined;
  /** A year, or a month as `2026-01`; every period when left out. */
  readonly period?: string | undefined;
}

/** A publication of which numbers come out otherwise today than its newest version prints them. */
export interface Touched {
  readonly publication: PublicationId;
  readonly slug: string;
  readonly title: string;
  readonly number: number;
  readonly figures: Changes['figures'];
}

/** A frozen number as a wish to read it again; as known at a moment when its author asked for that. */
function tokenOf(frozen: FrozenFigure, place: Network, written: Token | undefined): Token {
  const { label, rounding, code, period } = frozen;
  if (frozen.from === 'ledger') {
    const vintage = written?.from === 'ledger' && written.definition === code ? written.vintage : undefined;
    return {
      from: 'ledger',
      definition: code,
      period,
      label,
      rounding,
      ...(frozen.definitionVersion !== null && { version: frozen.definitionVersion }),
      ...(frozen.scope !== null && { scope: place.unit(frozen.scope).code }),
      ...(frozen.part !== null && { part: frozen.part }),
      ...(vintage !== undefined && { vintage }),
    };
  }
  if (frozen.from === 'printed')
    return { from: 'printed', series: code, year: Number(period), source: frozen.source, label, rounding };
  return { from: 'others', how: frozen.how ?? 'sum', of: [...frozen.of], unit: frozen.unit, label, rounding };
}

type Tokens = ReadonlyMap<string, Token>;

/** The numbers of a version that a correction may have changed, by themselves or by what they are made of, and those parts. */
function namesTouched(
  { figures }: Content,
  { codes, period }: { readonly codes: readonly string[] | undefined; readonly period: string | undefined },
): ReadonlySet<string> {
  const all = Object.values(figures);
  const overlaps = (own: string) => period === undefined || own.startsWith(period) || period.startsWith(own);
  const names = new Set(
    all.flatMap(one =>
      (codes === undefined || codes.includes(one.code)) && overlaps(one.period) ? [one.name] : [],
    ),
  );
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const { name, of } of all)
      if (of.some(part => names.has(part))) for (const one of [name, ...of]) names.add(one);
  }
  return names;
}

/**
 * What a version would say with its numbers, or some of them, read anew: its words, its pages and its pictures stay as they are.
 */
async function readAnew(
  figures: Resolver,
  place: Network,
  { content }: Version,
  written: Tokens,
  only?: ReadonlySet<string>,
): Promise<{ readonly content: Content; readonly unresolved: Resolved['unresolved'] }> {
  const tokens = new Map(
    Object.values(content.figures)
      .filter(({ name }) => only?.has(name) ?? true)
      .map(one => [one.name, tokenOf(one, place, written.get(one.name))]),
  );
  const { figures: anew, unresolved } = await figures.resolve(tokens, content.language);
  return { content: { ...content, figures: { ...content.figures, ...anew } }, unresolved };
}

/** A definition, and all that are made from it. */
async function codesTouched(
  reader: Reader,
  { definition, period }: Correction,
): Promise<string[] | undefined> {
  if (definition === undefined) return undefined;
  const when = parsePeriod((period ?? '').slice(0, 4));
  const all = when ? await definitionsFor(reader, when) : [];
  const touched = new Set([definition]);
  for (let before = 0; before < touched.size; ) {
    before = touched.size;
    for (const { code, formula } of all)
      if (madeFrom(formula).some(one => touched.has(one))) touched.add(code);
  }
  return [...touched];
}

const openResolver = async (reader: Reader, place: Network, position: Position) =>
  resolver(reader, place, position);

/**
 * Finds every newest version that prints a number which a correction changed, also where it only stands in a sum, share or
 * growth: what is printed beside what comes out today.
 */
export async function findTouched(reader: Reader, correction: Correction): Promise<Touched[]> {
  const place = await network(reader);
  const codes = await codesTouched(reader, correction);
  const wish = { codes, period: correction.period };
  const found = await findPrinted(reader, wish);
  const versions = await readVersions(reader, found);
  const written = await readTokens(
    reader,
    found.map(({ id }) => id),
  );
  const figures = await openResolver(reader, place, await safePosition(reader));
  const touched: Touched[] = [];
  for (const version of versions) {
    const tokens = written.get(version.publication) ?? new Map<string, Token>();
    const names = namesTouched(version.content, wish);
    const { content } = await readAnew(figures, place, version, tokens, names);
    const changes = changesSince(version.content, content, '');
    const { publication, number } = version;
    const { slug, title } = content;
    if (changes.figures.length > 0)
      touched.push({ publication, slug, title, number, figures: changes.figures });
  }
  return touched;
}

export interface ErratumWish {
  readonly publication: PublicationId;
  /** What was wrong and how it was found, in a sentence for readers. */
  readonly said: string;
  readonly at: Date;
  readonly by: Actor;
}

/**
 * Publishes errata: the newest version again, word for word, with its numbers as they come out today. What authors are
 * writing meanwhile stays out of it, and the version with the misprint stays to be read. Refused when no number changed, or one
 * cannot be had any more. The answers stand in the order of the wishes.
 */
export async function publishErrata(
  tx: Tx,
  wishes: readonly ErratumWish[],
): Promise<Result<{ number: number }, PublishRefusal>[]> {
  const place = await network(tx);
  const ids = wishes.map(({ publication }) => publication);
  const drafts = new Map((await lockDrafts(tx, ids)).map((draft): [number, Draft] => [draft.id, draft]));
  const newest = [...drafts.values()].map(({ id, current }) => ({ id, number: current ?? 0 }));
  const last = new Map((await readVersions(tx, newest)).map(version => [version.publication, version]));
  const figures = await openResolver(tx, place, await safePosition(tx));
  const fresh: NewVersion[] = [];
  const answers: Result<{ number: number }, PublishRefusal>[] = [];
  for (const { publication, said, at, by } of wishes) {
    const [draft, before] = [drafts.get(publication), last.get(publication)];
    if (!draft || !before) {
      answers.push(refuse({ code: 'publications/unknown', publication: String(publication) }));
      continue;
    }
    if (!writerOf(by, draft, place, at)) {
      answers.push(refuse({ code: 'people/not-allowed', role: 'poi', unit: draft.owner }));
      continue;
    }
    const { content, unresolved } = await readAnew(figures, place, before, draft.tokens);
    if (unresolved.length > 0) {
      answers.push(refuse({ code: 'publications/not-ready', objections: objectionsOf(unresolved) }));
      continue;
    }
    if (saysTheSame(before.content, content)) {
      answers.push(refuse({ code: 'publications/nothing-new', version: before.number }));
      continue;
    }
    const number = before.number + 1;
    fresh.push({
      publication,
      number,
      content,
      hash: hashOf(content),
      changes: { ...changesSince(before.content, content, said), erratum: true },
      publishedAt: at,
      publishedBy: staffOf(by),
      passages: passagesOf(content),
    });
    answers.push(ok({ number }));
  }
  await insertVersions(tx, fresh);
  return answers;
}
