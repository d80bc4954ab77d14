import type { Language } from '#web/words.ts';
import type { Audience, Material } from './edition.ts';

/** What a kind of thing is called, and who it is for. */
export const materialWords = {
  nl: {
    book: 'Boek',
    'large-print': 'Boek met grote letters',
    audiobook: 'Luisterboek',
    dvd: 'Film op dvd',
    magazine: 'Tijdschrift',
    game: 'Spel',
    music: 'Muziek',
    map: 'Kaart',
    score: 'Bladmuziek',
    online: 'Online',
    object: 'Ding om te lenen',
    other: 'Iets anders',
  },
  en: {
    book: 'Book',
    'large-print': 'Large print book',
    audiobook: 'Audiobook',
    dvd: 'Film on DVD',
    magazine: 'Magazine',
    game: 'Game',
    music: 'Music',
    map: 'Map',
    score: 'Sheet music',
    online: 'Online',
    object: 'Thing to borrow',
    other: 'Something else',
  },
} as const satisfies Record<Language, Record<Material, string>>;

export const audienceWords = {
  nl: { baby: 'Baby en peuter', child: 'Kind', youth: 'Jongere', adult: 'Volwassene' },
  en: { baby: 'Baby and toddler', child: 'Child', youth: 'Young person', adult: 'Adult' },
} as const satisfies Record<Language, Record<Audience, string>>;
