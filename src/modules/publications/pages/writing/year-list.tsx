import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Language, translator } from '#web/words.ts';
import type { RaisedYears } from '../../writing/raise-years.ts';
import { words } from './words.ts';

/** Letters beside what differs. */
const around = 30;

/** Two texts where they begin to differ, with a few letters around, at whole words. */
function excerpts({ before, after }: RaisedYears['texts'][number]): { before: string; after: string } {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const from = at <= around ? 0 : before.lastIndexOf(' ', at - around) + 1;
  const to = Math.min(before.length, at + around);
  const cut = (text: string) =>
    `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  return { before: cut(before), after: cut(after) };
}

interface YearListProps {
  readonly years: readonly RaisedYears[];
  readonly base: string;
  readonly language: Language;
}

/** Years that may have to be raised, each to be ticked; nothing when there are none. */
export function YearList({ years, base, language }: YearListProps) {
  if (years.length === 0) return null;
  const t = translator(words, language);
  return (
    <>
      <Heading level={3} id="years">
        {t('years')}
      </Heading>
      <Paragraph>{t('yearsSay')}</Paragraph>
      <form method="post" action={`${base}/jaartallen`}>
        {years.map(({ chapter, block, version, texts }) => (
          <Checkbox
            key={block}
            name={`jaar-${block}`}
            value={String(version)}
            label={texts.map(text => t('yearOf', { chapter, ...excerpts(text) })).join('; ')}
          />
        ))}
        <Button look="secondary">{t('yearsRaise')}</Button>
      </form>
    </>
  );
}
