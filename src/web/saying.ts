import type { Refusal } from '#platform/result.ts';
import type { RefusalWords } from './plug.ts';
import { sayEuros } from './amounts.ts';
import type { Language } from './words.ts';

interface Saying {
  describe(refusal: Refusal, language: Language): string;
  statusOf(refusal: Refusal): number;
}

/**
 * Puts refusals into words by the tables of all modules; `{name}` in a sentence is the refusal's fact of that name,
 * `{cents}` the amount in euros.
 */
export function saying(tables: readonly Readonly<Record<string, RefusalWords>>[]): Saying {
  const words = new Map(tables.flatMap(table => Object.entries(table)));
  const rowOf = ({ code }: Refusal): RefusalWords => {
    const row = words.get(code);
    if (!row) throw new Error(`nobody has words for the refusal ${code}`);
    return row;
  };
  return {
    describe: (refusal, language) => {
      const facts = refusal as unknown as Readonly<Record<string, unknown>>;
      return rowOf(refusal)[language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === 'cents' ? sayEuros(Number(facts[name]), language) : String(facts[name] ?? ''),
      );
    },
    statusOf: refusal => rowOf(refusal).status,
  };
}
