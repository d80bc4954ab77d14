import { type Day, parseDay } from '#platform/day.ts';
import type { Particulars } from '../member.ts';

export type Form = Readonly<Record<string, string>>;

/** Longer than anything that a person has to say in one field. */
const longest = 500;

/** What was filled in, without blanks around it; undefined when nothing was. */
export const textIn = (form: Form, name: string): string | undefined =>
  (form[name] ?? '').trim().slice(0, longest) || undefined;

export const dayIn = (form: Form, name: string): Day | undefined => parseDay((form[name] ?? '').trim());

export const numberIn = (form: Form, name: string): number => {
  const number = Number(form[name]);
  return Number.isSafeInteger(number) ? number : 0;
};

/** How to reach somebody, as their own form and the desk's have it. */
export const contactIn = (form: Form): Partial<Particulars> => ({
  street: textIn(form, 'street'),
  postcode: textIn(form, 'postcode'),
  town: textIn(form, 'town'),
  email: textIn(form, 'email'),
  phone: textIn(form, 'phone'),
  language: form['language'] === 'en' ? 'en' : 'nl',
});
