import { noTexts, type TextArrays, Texts } from './texts.ts';

/** What titles are described by, as codes: values of facets, and by what titles and authors are put in order. */
export const nameKinds = [
  'material',
  'audience',
  'language',
  'decade',
  'level',
  'author',
  'series',
  'subject',
  'unit',
  'titleKey',
  'authorKey',
] as const;
export type NameKind = (typeof nameKinds)[number];

/** Names by code: those of the base, which are in order and never change, and those met since. */
export class Names {
  readonly #base: Texts;
  readonly #met: string[] = [];
  readonly #codes = new Map<string, number>();
  #ranks: Float64Array | undefined;

  constructor(base = noTexts()) {
    this.#base = base;
  }

  get size(): number {
    return this.#base.size + this.#met.length;
  }

  /** -1 when it was never met. */
  find(name: string): number {
    return this.#codes.get(name) ?? this.#base.find(name);
  }

  /** The code of a name, a new one when it was never met. */
  of(name: string): number {
    const known = this.find(name);
    if (known !== -1) return known;
    const code = this.size;
    this.#met.push(name);
    this.#codes.set(name, code);
    this.#ranks = undefined;
    return code;
  }

  at(code: number): string {
    return code < this.#base.size ? this.#base.at(code) : (this.#met[code - this.#base.size] ?? '');
  }

  /** The names met since the base, in the order in which they were met. */
  get met(): readonly string[] {
    return this.#met;
  }

  /** A number that puts names in the order of their bytes: that of the base is their code, the others stand between. */
  rank(code: number): number {
    const { size } = this.#base;
    if (code < size) return code;
    this.#ranks ??= this.#rankMet();
    return this.#ranks[code - size] ?? 0;
  }

  #rankMet(): Float64Array {
    const inOrder = this.#met.map((name, number) => ({ bytes: Buffer.from(name), number }));
    inOrder.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    const ranks = new Float64Array(this.#met.length);
    inOrder.forEach(({ bytes, number }, place) => {
      ranks[number] = this.#base.reach(bytes) - 1 + (place + 1) / (inOrder.length + 1);
    });
    return ranks;
  }
}

export type NameBook = Readonly<Record<NameKind, Names>>;

/** A book whose names follow on those of a base. */
export const nameBook = (base: Readonly<Record<NameKind, TextArrays>> | undefined): NameBook =>
  Object.fromEntries(
    nameKinds.map(kind => [kind, new Names(base && new Texts(base[kind]))]),
  ) as unknown as NameBook;
