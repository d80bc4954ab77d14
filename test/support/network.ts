import { loadProvince, network, type Network, type ProvinceFiles, type Unit } from '#network';
import type { ClockTime, Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';

/** The first day of everything in the tiny province. */
export const firstDay: Day = '2020-01-01';

const since = { from: firstDay };
const branch = (
  code: string,
  organisation: string,
  municipality: string,
  [latitude, longitude]: [number, number],
) => ({
  code,
  kind: 'branch' as const,
  ...since,
  name: `${code[0]?.toUpperCase()}${code.slice(1)}`,
  organisation,
  municipality,
  latitude,
  longitude,
  isil: `NL-099900100${code.length}`,
  isilInvented: true,
});
const piece = (days: number[], opens: ClockTime, closes: ClockTime, staffed = true) => ({
  days,
  opens,
  closes,
  staffed,
});

/**
 * A tiny invented province. Two organisations: `highland` runs `north` and `east`, `lowland` runs `south` and `west`,
 * each in the municipality `upham` or `downham`; a `poi`, a `hub`. North and South are staffed Monday to Saturday
 * 10:00–18:00 (Saturday to 14:00), East on Tuesday and Thursday 13:00–17:00, West on Wednesday and Friday 13:00–17:30
 * and open without staff on other working days. Shut on Sundays, on the Dutch holidays given and on nothing else.
 */
export const tinyProvince: ProvinceFiles = {
  units: {
    zone: 'Europe/Amsterdam',
    units: [
      { code: 'tinyland', kind: 'province', ...since, name: 'Tinyland' },
      { code: 'poi', kind: 'poi', ...since, name: 'Tinyland Library Support' },
      { code: 'highland', kind: 'organisation', ...since, name: 'Highland Libraries' },
      { code: 'lowland', kind: 'organisation', ...since, name: 'Lowland Libraries' },
      { code: 'upham', kind: 'municipality', ...since, name: 'Upham' },
      { code: 'downham', kind: 'municipality', ...since, name: 'Downham' },
      { code: 'hub', kind: 'depot', ...since, name: 'Hub', organisation: undefined },
      branch('north', 'highland', 'upham', [53.1, 6.5]),
      branch('east', 'highland', 'upham', [52.9, 6.9]),
      branch('south', 'lowland', 'downham', [52.7, 6.5]),
      branch('west', 'lowland', 'downham', [52.8, 6.2]),
    ],
  },
  hours: {
    source: 'invented',
    weeks: {
      full: [piece([1, 2, 3, 4, 5], '10:00', '18:00'), piece([6], '10:00', '14:00')],
      two: [piece([2, 4], '13:00', '17:00')],
      mixed: [piece([3, 5], '13:00', '17:30'), piece([1, 2, 4], '09:00', '17:00', false)],
    },
    hours: [
      { unit: 'north', week: 'full', ...since },
      { unit: 'south', week: 'full', ...since },
      { unit: 'east', week: 'two', ...since },
      { unit: 'west', week: 'mixed', ...since },
    ],
    closings: [],
    holidays: [
      { unit: 'tinyland', rule: '01-01', nl: 'Nieuwjaarsdag', en: "New Year's Day" },
      { unit: 'tinyland', rule: 'easter+1', nl: 'Tweede paasdag', en: 'Easter Monday' },
      { unit: 'tinyland', rule: '04-27 sunday-1', nl: 'Koningsdag', en: "King's Day" },
      { unit: 'tinyland', rule: 'easter+39', nl: 'Hemelvaartsdag', en: 'Ascension Day' },
      { unit: 'tinyland', rule: 'easter+50', nl: 'Tweede pinksterdag', en: 'Whit Monday' },
      { unit: 'tinyland', rule: '12-25', nl: 'Eerste kerstdag', en: 'Christmas Day' },
      { unit: 'tinyland', rule: '12-26', nl: 'Tweede kerstdag', en: 'Boxing Day' },
    ],
  },
  arrangements: {
    agreements: [
      {
        code: 'lend-as-one',
        ...since,
        parties: ['highland', 'lowland'],
        terms: { requests: 'free-for-members' },
        source: 'invented',
      },
    ],
    tariffs: [
      {
        code: 'request-in-province',
        ...since,
        payer: 'member',
        cents: 0,
        basis: 'per-title',
        source: 'invented',
      },
    ],
  },
  definitions: {
    placeKinds: [
      {
        version: 'cbs',
        ...since,
        preferred: true,
        source: 'CBS',
        rules: [
          { kind: 'vestiging', unitKinds: ['branch'], staffedAtLeast: 15 },
          { kind: 'servicepunt', unitKinds: ['branch'], staffedAtLeast: 4 },
          { kind: 'miniservicepunt', unitKinds: ['branch'] },
        ],
      },
    ],
    themes: [
      {
        axis: 'goal',
        code: 'leest',
        ...since,
        nl: 'Tinyland leest',
        en: 'Tinyland reads',
        source: 'invented',
      },
      { axis: 'opgave', code: 'geletterd', ...since, nl: 'Geletterd', en: 'Literate', source: 'invented' },
      {
        axis: 'kernfunctie',
        code: 'ontmoeting-debat',
        ...since,
        nl: 'Ontmoeting en debat',
        en: 'Meeting and debate',
        source: 'invented',
      },
    ],
  },
  rules: {
    rules: [
      { about: 'loan', says: { days: 21 }, ...since },
      { about: 'loan', materials: ['dvd'], says: { days: 7 }, ...since },
      { about: 'renewal', says: { times: 2 }, ...since },
      { about: 'renewal', materials: ['dvd'], says: { times: 1 }, ...since },
      { about: 'limit', says: { items: 20 }, ...since },
      { about: 'limit', materials: ['dvd'], says: { items: 10 }, ...since },
    ],
  },
  van: {
    depot: 'hub',
    routes: [
      {
        code: 'round',
        name: 'Round',
        weekdays: [2, 4],
        stops: [
          { unit: 'north', time: '09:00' },
          { unit: 'east', time: '10:00' },
          { unit: 'south', time: '11:00' },
          { unit: 'west', time: '12:00' },
        ],
        period: { from: firstDay },
      },
    ],
  },
  programmes: {
    programmes: [
      {
        code: 'cafe',
        version: 1,
        ...since,
        nl: 'Taalcafé',
        en: 'Language café',
        goal: 'leest',
        opgave: 'geletterd',
        kernfunctie: 'ontmoeting-debat',
        counts: 'meeting',
        ruleNl: 'Elke bijeenkomst telt als één activiteit.',
        ruleEn: 'Each meeting counts as one activity.',
        audience: 'adults',
        partners: [],
        source: 'invented',
      },
    ],
    help: {
      services: [{ code: 'ido', nl: 'Informatiepunt', en: 'Help desk' }],
      questions: [
        { code: 'digid', nl: 'DigiD', en: 'DigiD' },
        { code: 'anders', nl: 'Iets anders', en: 'Something else' },
      ],
      referred: [{ code: 'geholpen', nl: 'Zelf geholpen', en: 'Helped here' }],
      source: 'invented',
    },
    volunteers: {
      roles: [
        { code: 'reader', nl: 'Voorlezer', en: 'Reader' },
        { code: 'host', nl: 'Gastheer', en: 'Host' },
      ],
      source: 'invented',
    },
    offers: [
      {
        code: 'cafe',
        ...since,
        programme: 'cafe',
        provider: 'highland',
        nl: 'Taalcafé in het dorp',
        en: 'Language café in the village',
        each: 'meeting',
        people: 10,
        cents: 12_500,
        source: 'invented',
      },
    ],
    templates: [
      {
        programme: 'cafe',
        title: 'Taalcafé',
        description: 'Praat mee.',
        minutes: 90,
        capacity: 12,
        priceCents: 0,
        language: 'nl',
        audience: 'adults',
      },
    ],
  },
};

export type TinyUnit =
  | 'tinyland'
  | 'poi'
  | 'highland'
  | 'lowland'
  | 'upham'
  | 'downham'
  | 'hub'
  | 'north'
  | 'east'
  | 'south'
  | 'west';

/** Loads the tiny province; answers its network and its units by code. */
export async function aNetwork(db: Db): Promise<{ network: Network; units: Record<TinyUnit, Unit> }> {
  const loaded = await db.transaction(tx => loadProvince(tx, tinyProvince));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  const place = await network(db);
  const units = Object.fromEntries(
    tinyProvince.units.units.map(({ code }) => {
      const unit = place.byCode(code);
      if (!unit) throw new Error(`the tiny province lost ${code}`);
      return [code, unit];
    }),
  ) as Record<TinyUnit, Unit>;
  return { network: place, units };
}
