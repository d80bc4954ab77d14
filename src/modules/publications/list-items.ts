import type { BodyOf } from './block.ts';

/** An item of a list with the items under it. */
export interface ListItem {
  readonly text: string;
  readonly under: readonly ListItem[];
}

/** The items of a list as they lie under each other. */
export function listItems({ items, levels }: Pick<BodyOf<'list'>, 'items' | 'levels'>): readonly ListItem[] {
  const top: ListItem[] = [];
  const open: ListItem[][] = [top];
  for (const [n, text] of items.entries()) {
    const under: ListItem[] = [];
    const level = levels?.[n] ?? 0;
    open[level]?.push({ text, under });
    open.length = level + 1;
    open.push(under);
  }
  return top;
}
