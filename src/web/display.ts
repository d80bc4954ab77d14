/** How somebody wants pages to look; kept in a cookie of their own browser. */
export interface Display {
  /** Fewer choices, larger letters. */
  readonly simple: boolean;
  /** Black on white, or white on black. */
  readonly contrast: boolean;
  /** Nothing: as their device is set. */
  readonly colours: 'light' | 'dark' | undefined;
}

export const displayCookie = 'weergave';

const names = { simple: 'eenvoudig', contrast: 'contrast', light: 'licht', dark: 'donker' } as const;

/** Reads the cookie; what is not understood is left out. */
export function readDisplay(cookie: string | undefined): Display {
  const chosen = (cookie ?? '').split('.');
  const colours = (['light', 'dark'] as const).find(one => chosen.includes(names[one]));
  return { simple: chosen.includes(names.simple), contrast: chosen.includes(names.contrast), colours };
}

export const writeDisplay = ({ simple, contrast, colours }: Display): string =>
  [simple && names.simple, contrast && names.contrast, colours && names[colours]].filter(Boolean).join('.');

/** The classes of the whole page. */
export const classesOf = ({ simple, contrast, colours }: Display): string =>
  [simple && 'simple', contrast && 'contrast', colours].filter(Boolean).join(' ');
