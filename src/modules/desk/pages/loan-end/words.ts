/** What the desk hears when a loan ended in another way. */
export const words = {
  nl: {
    claimed: 'Genoteerd. De lening is klaar en kost niets meer. Zoek het boek op de plank.',
    voided: 'Genoteerd. De lening telt niet meer mee. Zoek het boek op de plank.',
    lost: 'Genoteerd als kwijt. De kosten staan bij het lid.',
    damaged: 'Teruggenomen. Leg het bij de reparaties. In rekening gebracht: {amount}.',
  },
  en: {
    claimed: 'Noted. The loan has ended and costs nothing more. Look for the book on the shelf.',
    voided: 'Noted. The loan no longer counts. Look for the book on the shelf.',
    lost: 'Noted as lost. The charges stand with the member.',
    damaged: 'Taken in. Put it with the repairs. Charged: {amount}.',
  },
};
