interface Rule {
  /** What stands before the brace. */
  readonly head: string;
  readonly body: string;
}

/** Splits minified CSS into its outermost rules. Strings with braces do not occur in what we read. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  let depth = 0;
  let start = 0;
  let brace = 0;
  for (let at = 0; at < css.length; at += 1) {
    const sign = css[at];
    if (sign === ';' && depth === 0) start = at + 1;
    if (sign === '{') {
      if (depth === 0) brace = at;
      depth += 1;
    }
    if (sign === '}') {
      depth -= 1;
      if (depth === 0) {
        rules.push({ head: css.slice(start, brace), body: css.slice(brace + 1, at) });
        start = at + 1;
      }
    }
  }
  return rules;
}

/** Selectors of a list, split at the commas outside parentheses. */
const selectorsOf = (head: string): string[] => head.match(/(?:\([^)]*\)|[^,(])+/g) ?? [];

/** Leaves out of minified CSS every selector with a class that no page writes, and the rules that are then empty. */
export function keepUsed(css: string, isUsed: (className: string) => boolean): string {
  return rulesOf(css)
    .map(({ head, body }) => {
      if (head.startsWith('@')) {
        const inside = keepUsed(body, isUsed);
        return inside === '' ? '' : `${head}{${inside}}`;
      }
      const kept = selectorsOf(head).filter(selector =>
        [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => isUsed(name)),
      );
      return kept.length === 0 ? '' : `${kept.join(',')}{${body}}`;
    })
    .join('');
}
