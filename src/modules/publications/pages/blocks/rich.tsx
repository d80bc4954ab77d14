import { Link } from '#web/parts/link.tsx';
import { useWords } from '#web/language.ts';
import { type Inline, readInline } from '../../inline.ts';
import { figureOf, type Reading } from '../../reading.ts';

const words = {
  nl: { about: '{said}, over dit cijfer' },
  en: { about: '{said}, about this figure' },
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Text in which the words that were searched for are marked. */
export function Marked({ text, found }: { readonly text: string; readonly found: readonly string[] }) {
  if (found.length === 0) return <>{text}</>;
  const pattern = new RegExp(`(?<!\\p{L})(${found.map(escaped).join('|')})(?!\\p{L})`, 'gu');
  return (
    <>
      {text
        .split(pattern)
        .map((piece, place) => (place % 2 === 1 ? <mark key={place}>{piece}</mark> : piece))}
    </>
  );
}

/** A number in the text: leads to what it means and where it comes from. */
export function Number({ name, reading }: { readonly name: string; readonly reading: Reading }) {
  const t = useWords(words);
  const { said } = figureOf(reading.content, name);
  return (
    <a class="number" href={`${reading.base}/cijfers/${name}`} aria-label={t('about', { said })}>
      {said}
    </a>
  );
}

const Parts = ({ parts, reading }: { readonly parts: readonly Inline[]; readonly reading: Reading }) => (
  <>
    {parts.map((part, place) => {
      switch (part.kind) {
        case 'text':
          return <Marked key={place} text={part.text} found={reading.found} />;
        case 'figure':
          return <Number key={place} name={part.figure} reading={reading} />;
        case 'strong':
          return (
            <strong key={place}>
              <Parts parts={part.parts} reading={reading} />
            </strong>
          );
        case 'emphasis':
          return (
            <em key={place}>
              <Parts parts={part.parts} reading={reading} />
            </em>
          );
        case 'link':
          return (
            <Link key={place} href={part.href}>
              <Parts parts={part.parts} reading={reading} />
            </Link>
          );
      }
    })}
  </>
);

/** Running text of a published block. */
export const Rich = ({ text, reading }: { readonly text: string; readonly reading: Reading }) => (
  <Parts parts={readInline(text)} reading={reading} />
);
