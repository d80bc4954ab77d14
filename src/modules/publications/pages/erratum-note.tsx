import { Alert } from '#web/parts/alert.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Language, translator } from '#web/words.ts';
import type { ChangedFigure, Version } from '../publication.ts';
import { words as history } from './history/words.ts';
import { words } from './words.ts';

/** A number by what it counts and where. */
export const labelled = ({ label, place }: ChangedFigure): string =>
  place === undefined ? label : `${label}, ${place}`;

interface NoteProps {
  readonly version: Version;
  readonly home: string;
  /** Only what stands in this chapter; the whole publication when left out. */
  readonly chapter?: string;
  readonly language: Language;
}

/** Tells the reader of an erratum which numbers read otherwise than before; nothing in another version or chapter. */
export function ErratumNote({ version, home, chapter, language }: NoteProps) {
  const { changes, content } = version;
  const figures = changes.figures.filter(
    ({ at = [] }) => chapter === undefined || at.some(one => one.chapter === chapter),
  );
  if (!changes.erratum || figures.length === 0) return null;
  const t = translator(words, language);
  const h = translator(history, language);
  return (
    <Alert kind="info" title={t('erratum')}>
      <Paragraph>
        <span lang={content.language}>{changes.said}</span>
      </Paragraph>
      {figures.slice(0, 5).map(figure => (
        <Paragraph key={figure.name}>
          {h('figure', { label: labelled(figure), before: figure.before, after: figure.after })}
        </Paragraph>
      ))}
      <Paragraph>
        <Link href={`${home}/versies`}>{t('versions')}</Link>
      </Paragraph>
    </Alert>
  );
}
