import type { Audience, Material } from '#catalogue';
import { type Language, localeOf } from '#web/words.ts';

/** What a kind of thing is called, and who it is for. */
export const materialWords = {
  nl: {
    book: 'Boek',
    'large-print': 'Boek met grote letters',
    audiobook: 'Luisterboek',
    dvd: 'Film op dvd',
    magazine: 'Tijdschrift',
    game: 'Spel',
    music: 'Muziek',
    map: 'Kaart',
    score: 'Bladmuziek',
    online: 'Online',
    object: 'Ding om te lenen',
    other: 'Iets anders',
  },
  en: {
    book: 'Book',
    'large-print': 'Large print book',
    audiobook: 'Audiobook',
    dvd: 'Film on DVD',
    magazine: 'Magazine',
    game: 'Game',
    music: 'Music',
    map: 'Map',
    score: 'Sheet music',
    online: 'Online',
    object: 'Thing to borrow',
    other: 'Something else',
  },
} as const satisfies Record<Language, Record<Material, string>>;

export const audienceWords = {
  nl: { baby: 'Baby en peuter', child: 'Kind', youth: 'Jongere', adult: 'Volwassene' },
  en: { baby: 'Baby and toddler', child: 'Child', youth: 'Young person', adult: 'Adult' },
} as const satisfies Record<Language, Record<Audience, string>>;

/** Bibliographic codes of ISO 639-2 that differ from the terminological ones that browsers and Node know. */
const bibliographic: Readonly<Record<string, string>> = {
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  bur: 'my',
  chi: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  geo: 'ka',
  ger: 'de',
  gre: 'el',
  ice: 'is',
  mac: 'mk',
  mao: 'mi',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  slo: 'sk',
  tib: 'bo',
  wel: 'cy',
};

/** The tag by which HTML and schema.org know a language (BCP 47). */
export const languageTag = (code: string): string => {
  const tag = bibliographic[code] ?? code;
  return /^[a-z]{2,3}$/.test(tag) ? new Intl.Locale(tag).toString() : 'und';
};

const names = new Map<Language, Intl.DisplayNames>();

/** What a language is called, with a capital; the code itself when nobody knows it. */
export function languageName(code: string, language: Language): string {
  const known =
    names.get(language) ?? new Intl.DisplayNames(localeOf[language], { type: 'language', fallback: 'code' });
  names.set(language, known);
  const tag = languageTag(code);
  const name = tag === 'und' ? code : (known.of(tag) ?? code);
  return name.charAt(0).toLocaleUpperCase(localeOf[language]) + name.slice(1);
}
