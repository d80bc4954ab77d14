/** What the database gives for a thing: null where we say undefined. */
export type Row<T> = {
  readonly [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K];
};

/** The thing that a row stands for. */
export const present = <T extends object>(row: Row<T>): T =>
  Object.fromEntries(
    Object.entries(row).map(([property, value]) => [property, value === null ? undefined : value]),
  ) as T;
