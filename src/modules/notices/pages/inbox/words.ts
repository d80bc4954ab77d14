/** What the part "messages" of my account says. */
export const words = {
  nl: { title: 'Berichten', older: 'Oudere berichten' },
  en: { title: 'Messages', older: 'Older messages' },
};
