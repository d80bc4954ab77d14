import { type Language, localeOf } from '#web/words.ts';

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
