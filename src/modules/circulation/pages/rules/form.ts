import { audiences, materials } from '#catalogue';
import { type Day, parseDay } from '#platform/day.ts';
import { centsIn } from '#web/amounts.ts';
import type { Draft } from '../../rules/keep-rules.ts';
import { type Topic, topics } from '../../rules/rule.ts';
import { type FieldKind, fieldsOf } from './fields.ts';

export type Form = Readonly<Record<string, string>>;

/** The fields that are not right, by name. */
export type Faults = ReadonlySet<string>;

export const materialField = 'materiaal-';

const textIn = (form: Form, name: string): string | null => (form[name] ?? '').trim() || null;

const wholeIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN);

const readers: Readonly<Record<'number' | 'euros' | 'day' | 'yes', (text: string) => unknown>> = {
  number: wholeIn,
  euros: centsIn,
  day: text => parseDay(text) ?? text,
  yes: () => true,
};

/** What the fields of a topic say; those that are empty say nothing. */
function saysIn(topic: Topic, form: Form): Record<string, unknown> {
  const fields: Readonly<Record<string, FieldKind>> = fieldsOf[topic];
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, kind]) => {
      const text = textIn(form, `says-${name}`);
      if (text === null) return [];
      return [[name, typeof kind === 'string' ? readers[kind](text) : text]];
    }),
  );
}

const listed = <T extends string>(known: readonly T[], text: string | null): T | null =>
  known.find(one => one === text) ?? null;

/** The rule that a form describes, or which fields are not right. */
export function readDraft(topic: Topic, form: Form): { readonly draft: Draft } | { readonly faults: Faults } {
  const faults = new Set<string>();
  const whole = (name: string): number | null => {
    const text = textIn(form, name);
    const number = text === null ? null : wholeIn(text);
    if (Number.isNaN(number)) faults.add(name);
    return number;
  };
  const place = /^([ob])(\d+)$/.exec(form['place'] ?? '');
  const unit = place ? Number(place[2]) : null;
  const chosen = materials.filter(material => form[`${materialField}${material}`] !== undefined);
  const from: Day | undefined = parseDay(form['from'] ?? '');
  if (!from) faults.add('from');
  const [ageFrom, ageTo] = [whole('ageFrom'), whole('ageTo')];
  if (ageFrom !== null && ageTo !== null && ageFrom > ageTo) faults.add('ageTo');
  const itemDays = whole('itemDays');
  if (itemDays === 0) faults.add('itemDays');
  const says = topics[topic].safeParse(saysIn(topic, form));
  for (const { path } of says.error?.issues ?? [])
    faults.add(`says-${String(path[0] ?? Object.keys(fieldsOf[topic])[0])}`);
  if (faults.size > 0 || !from || !says.success) return { faults };
  return {
    draft: {
      topic,
      says: says.data,
      from,
      organisation: place?.[1] === 'o' ? unit : null,
      branch: place?.[1] === 'b' ? unit : null,
      category: textIn(form, 'category'),
      ageFrom,
      ageTo,
      materials: chosen.length === 0 ? null : chosen,
      audience: listed(audiences, textIn(form, 'audience')),
      itemDays,
      collection: textIn(form, 'collection'),
    },
  };
}
