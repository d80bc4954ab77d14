import { IntlMessageFormat } from 'intl-messageformat';

/** The languages in which every sentence exists; the first is the one we think in. */
const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** The sentences of one screen, ICU message syntax; a key that lacks in one language does not compile where it is used. */
export interface Catalogue<Key extends string = string> {
  readonly nl: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

type Argument = string | number | boolean | Date;

/** Says the sentence of a key. Throws when the sentence needs an argument that is not given. */
export type Translate<Key extends string = string> = (
  key: Key,
  args?: Readonly<Record<string, Argument>>,
) => string;

/** The translator that a view is handed: `t: TranslateOf<typeof words>`. */
export type TranslateOf<C extends Catalogue> = Translate<keyof C['nl'] & string>;

/** BCP 47 tags in which numbers, money and days are written. */
export const localeOf: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

const zoneOfTheProvince = 'Europe/Amsterdam';

type Compiled = Map<string, IntlMessageFormat>;
const compiled = new WeakMap<object, Compiled>();

/** Making an `Intl` formatter costs more than a page of sentences; there are few, and each is made once. */
function madeOnce<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const known = new Map<string, Formatter>();
  return (locale: Intl.LocalesArgument, options: Options): Formatter => {
    const name = `${locale} ${JSON.stringify(options)}`;
    const found = known.get(name) ?? make(String(locale), options);
    known.set(name, found);
    return found;
  };
}

const numberFormat = madeOnce(
  (locale, options: Intl.NumberFormatOptions | undefined) => new Intl.NumberFormat(locale, options),
);
const dateFormat = madeOnce(
  (locale, options: Intl.DateTimeFormatOptions | undefined) => new Intl.DateTimeFormat(locale, options),
);
const pluralRules = madeOnce(
  (locale, options: Intl.PluralRulesOptions | undefined) => new Intl.PluralRules(locale, options),
);

function compile(sentence: string, language: Language, zone: string): IntlMessageFormat {
  return new IntlMessageFormat(sentence, localeOf[language], undefined, {
    ignoreTag: true,
    formatters: {
      getNumberFormat: numberFormat,
      getDateTimeFormat: (locale, options) => dateFormat(locale, { timeZone: zone, ...options }),
      getPluralRules: pluralRules,
    },
  });
}

/** Makes the sentences of a catalogue sayable in one language; instants are written in the time zone given. */
export function translator<Key extends string>(
  catalogue: Catalogue<Key>,
  language: Language,
  zone: string = zoneOfTheProvince,
): Translate<Key> {
  const sentences = catalogue[language];
  const known: Compiled = compiled.get(sentences) ?? new Map();
  compiled.set(sentences, known);
  return (key, args) => {
    const sentence = sentences[key];
    if (!/[{']/.test(sentence)) return sentence;
    const name = `${key} ${zone}`;
    const message = known.get(name) ?? compile(sentence, language, zone);
    known.set(name, message);
    return String(message.format(args));
  };
}

const isLanguage = (text: string | undefined): text is Language => languages.some(known => known === text);

/** The language a reader gets: asked in the address, else chosen before, else what the browser prefers, else Dutch. */
export function chooseLanguage(wish: {
  readonly asked?: string | undefined;
  readonly cookie?: string | undefined;
  /** `Accept-Language` (RFC 9110, 12.5.4). */
  readonly header?: string | undefined;
}): Language {
  if (isLanguage(wish.asked)) return wish.asked;
  if (isLanguage(wish.cookie)) return wish.cookie;
  const preferred = (wish.header ?? '')
    .split(',')
    .map(part => /^\s*([a-z]+)(?:-[^;]*)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part))
    .map(match => ({ language: match?.[1]?.toLowerCase(), weight: Number(match?.[2] ?? 1) }))
    .filter(({ language, weight }) => isLanguage(language) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)[0]?.language;
  return isLanguage(preferred) ? preferred : 'nl';
}
