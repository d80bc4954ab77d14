/** How a value came about, and why there is none. */
export const statusWords = {
  nl: {
    registered: 'Geregistreerd',
    estimated: 'Geschat',
    imputed: 'Bijgeschat voor wie niet antwoordde',
    provisional: 'Voorlopig',
    final: 'Definitief',
    unknown: 'onbekend',
    'not-applicable': 'niet van toepassing',
    confidential: 'vertrouwelijk',
  },
  en: {
    registered: 'Registered',
    estimated: 'Estimated',
    imputed: 'Filled in for who did not answer',
    provisional: 'Provisional',
    final: 'Final',
    unknown: 'unknown',
    'not-applicable': 'not applicable',
    confidential: 'confidential',
  },
};
