/**
 * Fields of the MARC 21 Format for Bibliographic Data (Library of Congress, update 37), those that libraries use most: whether a
 * field may be repeated, which values its indicators have, and its subfields of a letter, with `*` when they may be repeated.
 * Subfields of a digit are control subfields, which are left alone.
 */
const table = `
001 NR
003 NR
005 NR
008 NR
010 NR # # ab*z*
015 R # # a*q*z*
016 R #7 # az*
020 R # # acq*z*
022 R #01 # alm*y*z*
024 R 0-478 #01 acdq*z*
028 R 0-6 0-3 abq*
035 R # # az*
040 NR # # abcd*e*
041 R #01 #7 a*b*d*e*f*g*h*i*j*k*m*n*p*q*r*t*
043 NR # # a*b*c*
044 NR # # a*b*c*
050 R #01 04 a*b
072 R # 07 ax*
080 R #01 # abx*
082 R 017 #04 a*bmq
084 R # # a*bq
100 NR 013 # abc*d e*fg*j*k*ln*p*qtu
110 NR 012 # ab*c*d*e*fg*k*ln*p*tu
111 NR 012 # ac*d*e*fg*j*k*ln*p*qtu
130 NR 0-9 # ad*fg*hk*lm*n*op*rs*t
222 R # 0-9 ab
240 NR 01 0-9 ad*fg*hk*lm*n*op*rs*
245 NR 01 0-9 abcfghk*n*p*s
246 R 0-3 #0-8 abfg*hin*p*
250 R # # ab
255 R # # abcdefg
260 R #23 # a*b*c*de*f*g*
264 R #23 0-4 a*b*c*
300 R # # a*bc*ef*g*
310 R # # ab
321 R # # ab
336 R # # a*b*
337 R # # a*b*
338 R # # a*b*
362 R 01 # az
490 R 01 # a*lv*x*y*z*
500 R # # a
501 R # # a
502 R # # abcdg*o*
504 R # # ab
505 R 0128 #0 ag*r*t*u*
508 R # # a
511 R 01 # a
520 R #0-48 # abcu*
521 R #0-48 # a*b
538 R # # aiu*
546 R # # ab*
586 R #8 # a
600 R 013 0-7 abc*d e*fg*hj*k*lm*n*op*qrs*tuv*x*y*z*
610 R 012 0-7 ab*c*d*e*fg*hk*lm*n*op*rs*tuv*x*y*z*
611 R 012 0-7 ac*d*e*fg*hj*k*ln*p*qs*tuv*x*y*z*
630 R 0-9 0-7 ad*e*fg*hk*lm*n*op*rs*tv*x*y*z*
648 R #01 0-7 av*x*y*z*
650 R #012 0-7 abcde*g*v*x*y*z*
651 R # 0-7 ae*g*v*x*y*z*
653 R #012 #0-6 a*
655 R #0 0-7 ab*c*v*x*y*z*
700 R 013 #2 abc*d e*fg*hi*j*k*lm*n*op*qrs*tux
710 R 012 #2 ab*c*d*e*fg*hi*k*lm*n*op*rs*tux
711 R 012 #2 ac*d*e*fg*hi*j*k*ln*p*qs*tux
730 R 0-9 #2 ad*fg*hi*k*lm*n*op*rs*tx
740 R 0-9 #2 ahn*p*
773 R 01 #8 abdg*hi*k*mn*o*pqr*stuw*xyz*
800 R 013 # abc*d e*fg*hj*k*lm*n*op*qrs*tuvw*x
810 R 012 # ab*c*d*e*fg*hk*lm*n*op*rs*tuvw*x
830 R # 0-9 ad*fg*hk*lm*n*op*rs*tvw*x
852 R #0-8 #012 ab*c*d*e*f*g*hi*jk*lm*npqs*tu*x*z*
856 R #0-47 #0-48 ac*d*f*g*h*l*m*n*op*q*r*s*t*u*v*w*x*y*z*
866 R #345 #0127 ax*z*
`;

/** What a field may hold. */
export interface FieldRule {
  readonly repeatable: boolean;
  /** Undefined for a control field. */
  readonly indicators: readonly [string, string] | undefined;
  /** Whether a subfield may be repeated, by its code. */
  readonly subfields: ReadonlyMap<string, boolean>;
}

/** `#0-3` as the values that it stands for: a blank and four digits. */
const valuesIn = (text: string): string =>
  text
    .replaceAll('#', ' ')
    .replaceAll(/(\d)-(\d)/g, (_, from: string, to: string) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (__, step) => Number(from) + step).join(''),
    );

function ruleIn(line: string): [string, FieldRule] {
  const [tag = '', repeats, first, second, ...codes] = line.split(' ');
  const subfields = [...codes.join('').matchAll(/([a-z])(\*?)/g)].map(
    ([, code = '', star]) => [code, star === '*'] as const,
  );
  const indicators: FieldRule['indicators'] =
    first === undefined || second === undefined ? undefined : [valuesIn(first), valuesIn(second)];
  return [tag, { repeatable: repeats === 'R', indicators, subfields: new Map(subfields) }];
}

/** Rules by tag; a field that is not among them may hold anything. */
export const bibliographicRules: ReadonlyMap<string, FieldRule> = new Map(
  table.trim().split('\n').map(ruleIn),
);
