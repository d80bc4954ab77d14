/** What the part "messages" of my account says. */
export const words = {
  nl: { title: 'Berichten' },
  en: { title: 'Messages' },
};
