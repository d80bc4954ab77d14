import { Parser } from 'htmlparser2';

/** An element with its attributes, their names in small letters. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}

/** An element, or text with its character references read. */
export type HtmlNode = HtmlElement | string;

/** Elements in elements; what lies deeper stands beside its parent, so that no text is lost and nothing runs out. */
const deepest = 200;

/**
 * Reads HTML as programs put it on a clipboard or in a file, sound or not: tags that were left open are closed, an end without
 * a start is passed over. Answers an element without a name that holds everything.
 */
export function readHtml(source: string): HtmlElement {
  const root: HtmlElement = { name: '', attributes: {}, children: [] };
  const open: HtmlElement[] = [root];
  const inner = (): HtmlElement => open.at(-1) ?? root;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element: HtmlElement = { name, attributes, children: [] };
      const around = inner();
      around.children.push(element);
      open.push(open.length < deepest ? element : around);
    },
    ontext: text => void inner().children.push(text),
    onclosetag: () => void open.pop(),
  });
  parser.end(source);
  return root;
}
