import { readText } from '#standards/marc/text.ts';
import type { Act } from '../../change-many.ts';
import { materials } from '../../edition.ts';
import { readPrice } from '../../reading/read-copies.ts';
import type { words } from './words.ts';

/** The form as it was filled in, by the names of its fields. */
export type Form = Readonly<Record<string, string | undefined>>;

/** What is wrong with a field of a form. */
export type Fault = { readonly field: string; readonly text: keyof (typeof words)['nl'] };

const leader = 'LDR 00000nam#a2200000#i#4500';

/** What must change, or what is wrong with the form. */
const acts: Readonly<Record<string, (form: Form) => Act | readonly Fault[]>> = {
  add: ({ naar = '' }) => {
    const read = readText(`${leader}\n${naar}`);
    const [field, more] = read.ok ? read.record.fields : [];
    return field && !more ? { kind: 'add', field } : [{ field: 'naar', text: 'wrongLine' }];
  },
  remove: ({ veld = '', van = '' }) =>
    /^[0-9A-Za-z]{3}$/.test(veld)
      ? { kind: 'remove', tag: veld, contains: van }
      : [{ field: 'veld', text: 'wrongField' }],
  replace: ({ veld = '', subveld = '', van = '', naar = '' }) => {
    const faults: Fault[] = [
      ...(/^[0-9A-Za-z]{3}$/.test(veld) ? [] : [{ field: 'veld', text: 'wrongField' } as const]),
      ...(/^[!-~]$/.test(subveld) ? [] : [{ field: 'subveld', text: 'wrongCode' } as const]),
      ...(van === '' ? [{ field: 'van', text: 'wrongFrom' } as const] : []),
    ];
    return faults.length > 0 ? faults : { kind: 'replace', tag: veld, code: subveld, from: van, to: naar };
  },
};

const fields = ['organisatie', 'bevat', 'genoemd', 'soort', 'veld', 'subveld', 'van', 'naar'];
const copyFields = [
  'organisatie',
  'soort',
  'codes',
  'bij',
  'plank',
  'vestiging',
  'plaatsing',
  'materiaal',
  'uitleensoort',
  'prijs',
];

/** Which of the two forms was filled in. */
export const isAboutCopies = (form: Form): boolean => form['soort'] === 'copies';

/** What was typed or scanned, a name a line. */
export const namesIn = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split(/[\r\n]+/)
      .map(line => line.trim())
      .filter(Boolean),
  ),
];

const stated = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** What copies become, or what is wrong with the form. */
export function copiesAct(form: Form, branches: ReadonlySet<string>): Act | readonly Fault[] {
  const barcodes = namesIn(form['codes']);
  const at = { branch: stated(form['bij']), callNumber: stated(form['plank']) };
  const priceCents = readPrice(form['prijs'] ?? '');
  const to = {
    branch: stated(form['vestiging']),
    callNumber: stated(form['plaatsing']),
    material: materials.find(one => one === form['materiaal']),
    loanType: stated(form['uitleensoort']),
    priceCents,
  };
  const says = (parts: object) => Object.values(parts).some(part => part !== undefined);
  const faults: Fault[] = [
    ...(barcodes.length === 0 && !says(at) ? [{ field: 'codes', text: 'wrongCopies' } as const] : []),
    ...(stated(form['prijs']) !== undefined && priceCents === undefined
      ? [{ field: 'prijs', text: 'wrongPrice' } as const]
      : says(to)
        ? []
        : [{ field: 'vestiging', text: 'wrongNothing' } as const]),
    ...(to.branch === undefined || branches.has(to.branch)
      ? []
      : [{ field: 'vestiging', text: 'wrongBranch' } as const]),
  ];
  return faults.length > 0 ? faults : { kind: 'copies', barcodes, at, to };
}

/** A form as it was filled in, without what it does not ask. */
export const formOf = (form: Form): Form =>
  Object.fromEntries(
    (isAboutCopies(form) ? copyFields : fields).map(name => [name, (form[name] ?? '').trim()]),
  );

/** What must change in records, or what is wrong with the form. */
export const actOf = (form: Form): Act | readonly Fault[] =>
  (acts[form['soort'] ?? ''] ?? acts['replace'])?.(form) ?? [];
