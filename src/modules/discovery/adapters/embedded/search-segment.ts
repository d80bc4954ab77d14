import type { Ask, Place } from './ask.ts';
import { type Columns, none } from './columns.ts';
import { Cursor } from './cursor.ts';
import type { Segment } from './segment.ts';
import { chosenOf, placeTables, type Tally } from './tally.ts';

const titleIsJustThat = 10;

/** What a document is ordered by, the first key apart: the higher comes first. */
const keysOf = (
  sort: Ask['sort'],
  columns: Columns,
  doc: number,
  fit: number,
  standsHere: number,
): number[] => {
  const edition = columns.edition[doc] ?? 0;
  const loans = columns.loans[doc] ?? 0;
  const copies = columns.copies[doc] ?? 0;
  if (sort === 'newest') return [columns.added[doc] ?? none, columns.year[doc] ?? none, edition];
  if (sort === 'most-borrowed') return [loans, copies, -edition];
  return [fit, standsHere, loans, copies, -edition];
};

/** Documents that have all words, ascending, each with what its words are worth together. */
function eachMatch(segment: Segment, ask: Ask, take: (doc: number, worth: number) => void): void {
  if (ask.must.length === 0) {
    for (let doc = 0; doc < segment.size; doc += 1) take(doc, 0);
    return;
  }
  const cursors = ask.must
    .map(word => segment.postings(word))
    .map(found => found && new Cursor(found, segment.worths));
  if (cursors.includes(undefined)) return;
  const [lead, ...others] = (cursors as Cursor[]).toSorted((a, b) => a.length - b.length);
  if (!lead) return;
  const better = ask.better
    .flatMap(word => segment.postings(word) ?? [])
    .map(found => new Cursor(found, segment.worths));
  const wantsFit = ask.sort === 'relevance';
  search: for (let doc = lead.doc; doc !== -1; lead.next(), doc = lead.doc) {
    for (const other of others) if (!other.has(doc)) continue search;
    let worth = 0;
    if (wantsFit) for (const cursor of better) if (cursor.has(doc)) worth += cursor.worth;
    take(doc, worth / ask.better.length);
  }
}

/**
 * Looks at every document of a segment once: what it adds to the total, to each facet under every filter but that
 * facet's own, and to the page. The meaning is that of the statement in `adapters/sql/store/search.ts`.
 */
export function searchSegment(
  segment: Segment,
  ask: Ask,
  places: ReadonlyMap<number, Place>,
  tally: Tally,
): void {
  const { columns } = segment;
  const { year, material, audience, language, placesFrom, places: placed } = columns;
  const isMaterial = chosenOf(segment.materials, ask.material);
  const isAudience = chosenOf(segment.audiences, ask.audience);
  const isLanguage = chosenOf(segment.languages, ask.language);
  const { organisation, organisations, isBranchWanted, isOrganisationWanted } = placeTables(
    segment.units,
    places,
    ask,
  );
  const here = ask.viewpoint === undefined ? -1 : segment.units.indexOf(ask.viewpoint);
  const asksCopies = ask.availableNow || ask.branch.length + ask.organisation.length > 0;
  const { availableNow, yearFrom, yearTo, sort } = ask;
  const bySort = sort === 'relevance';

  const materials = new Uint32Array(segment.materials.length);
  const audiences = new Uint32Array(segment.audiences.length);
  const languages = new Uint32Array(segment.languages.length);
  const branches = new Uint32Array(segment.units.length);
  const perOrganisation = new Uint32Array(organisations.length);
  const seen = new Int32Array(organisations.length).fill(-1);
  let available = 0;
  let total = 0;

  eachMatch(segment, ask, (doc, worth) => {
    if (segment.isDead(doc)) return;
    if (yearFrom !== undefined || yearTo !== undefined) {
      const said = year[doc] ?? none;
      if (said === none || said < (yearFrom ?? said) || said > (yearTo ?? said)) return;
    }
    const m = material[doc] ?? 0;
    const a = audience[doc] ?? 0;
    const l = language[doc] ?? 0;
    const byMaterial = isMaterial[m] ?? 0;
    const byAudience = isAudience[a] ?? 0;
    const byLanguage = isLanguage[l] ?? 0;
    const passed = byMaterial + byAudience + byLanguage;
    if (passed < 2) return;
    let byCopy = asksCopies ? 0 : 1;
    let onShelf = 0;
    let standsHere = 0;
    const to = placesFrom[doc + 1] ?? 0;
    for (let at = placesFrom[doc] ?? 0; at < to; at += 1) {
      const place = placed[at] ?? 0;
      const unit = place >>> 1;
      const number = organisation[unit] ?? -1;
      if (number < 0) continue;
      const isFree = place & 1;
      const branchWanted = isBranchWanted[unit] ?? 0;
      const organisationWanted = isOrganisationWanted[unit] ?? 0;
      const isChosen = branchWanted & organisationWanted;
      onShelf |= isFree & isChosen;
      if (isFree === 1 && unit === here) standsHere = 1;
      if (availableNow && isFree === 0) continue;
      byCopy |= isChosen;
      if (passed < 3) continue;
      if (organisationWanted === 1) branches[unit] = (branches[unit] ?? 0) + 1;
      if (branchWanted === 1 && seen[number] !== doc) {
        seen[number] = doc;
        perOrganisation[number] = (perOrganisation[number] ?? 0) + 1;
      }
    }
    if (passed === 3) available += onShelf;
    if (byCopy === 0) return;
    if (byAudience + byLanguage === 2) materials[m] = (materials[m] ?? 0) + 1;
    if (byMaterial + byLanguage === 2) audiences[a] = (audiences[a] ?? 0) + 1;
    if (byMaterial + byAudience === 2) languages[l] = (languages[l] ?? 0) + 1;
    if (passed < 3) return;
    total += 1;
    let fit = columns.loans[doc] ?? 0;
    if (bySort && ask.must.length > 0) {
      fit = worth * (columns.boost[doc] ?? 0);
      if (columns.titleHash[doc] === ask.exact) fit += titleIsJustThat;
    }
    if (bySort && fit < tally.best.floor) return;
    tally.best.offer(columns.edition[doc] ?? 0, keysOf(sort, columns, doc, fit, standsHere));
  });

  tally.total += total;
  tally.add('available', 'now', available);
  materials.forEach((count, code) => tally.add('material', segment.materials[code] ?? '', count));
  audiences.forEach((count, code) => tally.add('audience', segment.audiences[code] ?? '', count));
  languages.forEach((count, code) => code > 0 && tally.add('language', segment.languages[code] ?? '', count));
  branches.forEach((count, code) => tally.add('branch', String(segment.units[code]), count));
  perOrganisation.forEach((count, number) => tally.add('organisation', String(organisations[number]), count));
}
