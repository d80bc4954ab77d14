/** What the page about looks says. */
export const words = {
  nl: {
    title: 'Hoe de site eruitziet',
    what: 'Kies wat voor jou prettig leest. Je keuze blijft in deze browser bewaard.',
    colours: 'Kleuren',
    system: 'Zoals mijn apparaat',
    light: 'Licht',
    dark: 'Donker',
    contrast: 'Sterk contrast',
    contrastNote: 'Zwart op wit, of wit op zwart.',
    simple: 'Eenvoudig',
    simpleNote: 'Grotere letters en minder keuzes.',
    save: 'Zo wil ik het',
  },
  en: {
    title: 'How the site looks',
    what: 'Choose what reads well for you. Your choice stays in this browser.',
    colours: 'Colours',
    system: 'Like my device',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
    contrastNote: 'Black on white, or white on black.',
    simple: 'Simple',
    simpleNote: 'Larger letters and fewer choices.',
    save: 'I want it like this',
  },
};
