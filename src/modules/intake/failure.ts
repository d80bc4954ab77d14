/** Why a delivery stopped: a stable code, or `code:what it is about`. */
const sentences = {
  'disk-full': {
    nl: 'De schijf is vol. Maak ruimte; daarna gaat het verder waar het was.',
    en: 'The disk is full. Make room; it then goes on where it was.',
  },
  'file-gone': {
    nl: 'Het bestand verdween terwijl we het lazen. Wat al was opgenomen, blijft.',
    en: 'The file disappeared while it was read. What was taken already stays.',
  },
  'read-too-long': {
    nl: 'Dit bestand lezen duurde te lang. Het is niet opgenomen. Deel het in kleinere stukken.',
    en: 'Reading this file took too long, and it was not taken in. Divide it into smaller ones.',
  },
  'too-much-memory': {
    nl: 'Dit bestand lezen kostte te veel geheugen. Het is niet opgenomen. Deel het in kleinere stukken.',
    en: 'Reading this file took too much memory, and it was not taken in. Divide it into smaller ones.',
  },
  'source-silent': {
    nl: 'De bron gaf geen antwoord. We proberen het later weer.',
    en: 'The source did not answer. It is tried again later.',
  },
  'source-error': {
    nl: 'De bron gaf een fout: {about}. We proberen het later weer.',
    en: 'The source answered with an error: {about}. It is tried again later.',
  },
  'answer-cut-off': {
    nl: 'Het antwoord van de bron hield halverwege op. We proberen het later weer.',
    en: 'The answer of the source stopped half-way. It is tried again later.',
  },
  'answer-not-understood': {
    nl: 'We begrijpen het antwoord van de bron niet. Klopt het adres?',
    en: 'The answer of the source makes no sense. Is the address right?',
  },
  'answer-too-large': {
    nl: 'Het antwoord van de bron is te groot.',
    en: 'The answer of the source is too large.',
  },
  'nothing-there': {
    nl: 'Er was niets om te lezen.',
    en: 'There was nothing to read.',
  },
  'source-refuses': {
    nl: 'De bron weigert: {about}.',
    en: 'The source refuses: {about}.',
  },
} as const;

type FailureCode = keyof typeof sentences;

/** Stops a delivery for a reason that people can act on. */
export class Failure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, about?: string) {
    super(about === undefined ? code : `${code}:${about}`);
    this.code = code;
  }
}

const byErrno: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  // PostgreSQL's own word for a full disk, SQLSTATE 53100.
  '53100': 'disk-full',
  ENOENT: 'file-gone',
  ESTALE: 'file-gone',
};

/** An error as it is kept with the delivery. */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? byErrno[String(error.code)] : undefined;
  return code ?? error.message;
}

/** Why a delivery stopped, in one sentence; what nobody foresaw is shown as it is. */
export function failureIn(language: 'nl' | 'en', failure: string): string {
  const [, code = '', about = ''] = /^([a-z-]+)(?::([\s\S]*))?$/.exec(failure) ?? [];
  const found = Object.entries(sentences).find(([name]) => name === code)?.[1];
  return found ? found[language].replace('{about}', () => about) : failure;
}
