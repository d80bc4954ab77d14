import type { Subfield } from '#standards/marc/record.ts';
import { madeUpIsbn } from '../../made-up.ts';
import { add, all, coded, type Edit, ifAny, reword, rewrite, throughout, without } from './edit.ts';

export const noIsbn = without('020');
const published = (change: (tag: string) => Edit): Edit => all(ifAny(change('260')), ifAny(change('264')));
const shiftYears = (text: string, by: number): string =>
  text.replaceAll(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g, year => String(Number(year) + by));
export const yearsLater = (by: number): Edit =>
  all(
    coded(7, old => shiftYears(old, by), 4),
    published(tag => reword(tag, 'c', old => shiftYears(old, by))),
  );
export const pages = (change: (count: number) => number): Edit =>
  reword('300', 'a', extent =>
    extent.replace(/(\d+)(?=\s*(?:p\b|pages|S\.))/, (count: string) => String(change(Number(count)))),
  );

/** ` :`, ` /`, ` ;` and the full stop at the end of a subfield (ISBD 0.3; RDA leaves them to the screen). */
const bare = (value: string): string => value.replace(/\s*[:/;=,]\s*$/, '').replace(/(?<=\p{L}{3})\.$/u, '');
export const unpunctuated = (...tags: readonly string[]): Edit =>
  all(
    ...tags.map(tag =>
      ifAny(rewrite(tag, parts => parts.map(({ code, value }) => ({ code, value: bare(value) })))),
    ),
  );

const personal = (change: (family: string, given: string) => string): Edit =>
  reword('100', 'a', name => {
    const [family, given] = bare(name).split(/,\s*/);
    return family && given ? change(family, given) : name;
  });
export const initials = personal((family, given) => {
  const letters = given.split(/[\s.]+/).filter(Boolean);
  return `${family}, ${letters.map(word => `${word[0]}.`).join('')}`;
});
export const noSubtitle = rewrite('245', parts => parts.filter(({ code }) => code !== 'b'));
export const shortPublisher = published(tag =>
  reword(tag, 'b', name => (bare(name).includes(' ') ? (bare(name).split(/[\s,]+/)[0] ?? name) : name)),
);

/** Check digits of ISBN-13 and ISBN-10 (ISBN Users' Manual, 2017, 4.5 and appendix). */
const digit13 = (twelve: string): string =>
  String((10 - ([...twelve].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 ? 3 : 1), 0) % 10)) % 10);
const digit10 = (nine: string): string => {
  const rest = (11 - ([...nine].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
};
export const otherLength = reword('020', 'a', text => {
  const number = text.replaceAll('-', '').split(' ')[0] ?? '';
  if (/^978\d{10}$/.test(number)) return number.slice(3, 12) + digit10(number.slice(3, 12));
  return /^\d{9}[\dX]$/.test(number)
    ? `978-${number.slice(0, 9)}-${digit13(`978${number.slice(0, 9)}`)}`
    : text;
});
/** Sold on its own: the number of a publication that does not exist. */
export const otherIsbn: Edit = record =>
  all(noIsbn, add('020', { code: 'a', value: madeUpIsbn(record.fields.length) }))(record);

/** `Family, Given` the other way round, as on the title page. */
export const titlePageName = personal((family, given) => `${given} ${family}`);
export const datedName = personal((family, given) => `${family}, ${given}, 1950-`);
export const otherAuthor = all(
  ifAny(without('700')),
  ifAny(reword('245', 'c', () => 'Vera Verzonnen')),
  reword('100', 'a', () => 'Verzonnen, Vera'),
);

export const subtitleInTitle = rewrite('245', parts => {
  const [title, subtitle] = ['a', 'b'].map(code => parts.find(part => part.code === code)?.value);
  if (title === undefined || subtitle === undefined) return parts;
  const whole: Subfield = { code: 'a', value: `${bare(title)} : ${subtitle}` };
  return [whole, ...parts.filter(({ code }) => code !== 'a' && code !== 'b')];
});

export const undiacritical = throughout(text => text.normalize('NFD').replaceAll(/\p{M}/gu, ''));

/** The parallel fields (880) in place of the romanised ones that they belong to. */
export const ownScript: Edit = record => {
  const parallel = record.fields.flatMap(field =>
    'subfields' in field && field.tag === '880'
      ? [{ ...field, tag: field.subfields.find(({ code }) => code === '6')?.value.slice(0, 3) ?? '880' }]
      : [],
  );
  const tags = new Set(parallel.map(({ tag }) => tag));
  if (!tags.has('245')) return undefined;
  return {
    ...record,
    fields: [...record.fields.filter(({ tag }) => tag !== '880' && !tags.has(tag)), ...parallel],
  };
};

export const inPart = (number: number): Edit =>
  rewrite('245', parts => {
    const at = parts.findIndex(({ code }) => code === 'c');
    const part = { code: 'n', value: `Deel ${number}` };
    return at < 0 ? [...parts, part] : parts.toSpliced(at, 0, part);
  });

/** Into Dutch, or out of it into English. */
export const translated: Edit = record => {
  const field = record.fields.find(({ tag }) => tag === '008');
  const from = field && 'value' in field ? field.value.slice(35, 38) : '';
  const into = from === 'dut' ? 'eng' : 'dut';
  return all(
    coded(35, () => into, 3),
    without('041'),
    add('041', { code: 'a', value: into }, { code: 'h', value: from }),
  )(record);
};

export const edition = (statement: string): Edit =>
  all(without('250'), add('250', { code: 'a', value: statement }));
export const formOfItem = (code: string): Edit => coded(23, () => code, 1);
export const extent = (text: string): Edit => all(without('300'), add('300', { code: 'a', value: text }));
