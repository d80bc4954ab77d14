import { useWords } from '../language.ts';
import { Alert } from './alert.tsx';
import { Paragraph } from './paragraph.tsx';

const words = {
  nl: {
    title: 'Dit deel van de pagina doet het nu even niet',
    text: 'De rest klopt, en wat je deed is bewaard. Probeer het over een minuut nog eens.',
  },
  en: {
    title: 'This part of the page does not work just now',
    text: 'The rest is right, and what you did is safe. Try again in a minute.',
  },
};

/** Stands where a section of a page could not be drawn. */
export function SectionFault() {
  const t = useWords(words);
  return (
    <Alert kind="warning" title={t('title')}>
      <Paragraph>{t('text')}</Paragraph>
    </Alert>
  );
}
