/** Our own line drawings on a grid of 24; decoration only, the word stands beside it. */
const drawings = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 21 21',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 11v6M12 7v.5',
  ok: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM7.5 12.5l3 3 6-6.5',
  warning: 'M12 3.5 22 20.5H2ZM12 10v5M12 17.5v.5',
  error: 'M8 3h8l5 5v8l-5 5H8l-5-5V8ZM12 7.5v6M12 16v.5',
  check: 'M4.5 12.5l5 5L19.5 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M20 12H4M10 6l-6 6 6 6',
  forward: 'M4 12h16M14 6l6 6-6 6',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 7v5l3.5 2',
  van: 'M2 6h12v11H2ZM14 10h5l3 3.5V17h-8M6.5 15.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM17.5 15.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
  book: 'M12 6.5C10 5 7 4.5 3 4.5v13c4 0 7 .5 9 2 2-1.5 5-2 9-2v-13c-4 0-7 .5-9 2Zm0 0v13',
  shelf: 'M3 20h18M5 20V5h4v15M9 20V8h4v12M14.5 8.5l3.5-1 3 12',
  pin: 'M12 21c-4.5-5-7-8.5-7-11.5a7 7 0 0 1 14 0C19 12.5 16.5 16 12 21ZM12 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
} as const;

export type IconName = keyof typeof drawings;

/** A small drawing beside a word; hidden from those who hear the page, who get the word. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
