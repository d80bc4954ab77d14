import { Fragment } from 'preact';
import { dayIn } from '#platform/day.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { type Addressed, linesOf } from './letter-sheets.ts';
import { words } from './words.ts';

export interface LettersProps {
  readonly letters: readonly Addressed[];
  readonly zone: string;
  readonly language: Language;
}

interface ListProps extends LettersProps {
  /** Whether this machine makes PDFs. */
  readonly asPdf: boolean;
  /** For whom a letter has signs that the PDF cannot show. */
  readonly left: readonly string[];
}

/** What waits to be printed. */
export function LettersView({ letters, asPdf, left, zone, language }: ListProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      {letters.length === 0 ? (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      ) : (
        <>
          <Paragraph look="lead">{t('lead', { count: letters.length })}</Paragraph>
          <Paragraph>
            <ButtonLink href="/balie/brieven/print">{t('print')}</ButtonLink>{' '}
            {asPdf && left.length < letters.length && (
              <ButtonLink href="/balie/brieven/brieven.pdf">{t('pdf')}</ButtonLink>
            )}
          </Paragraph>
          {left.length > 0 && <Paragraph>{t('notInPdf', { names: left.join(', ') })}</Paragraph>}
          <Table
            caption={t('caption')}
            columns={[
              { head: t('to'), cell: ({ name }) => name },
              { head: t('subject'), cell: ({ subject }) => subject },
              { head: t('made'), cell: ({ madeAt }) => sayShortDay(dayIn(zone, madeAt), language) },
            ]}
            rows={letters}
            keyOf={({ id }) => id}
          />
        </>
      )}
    </>
  );
}

/** The letters themselves, a sheet each in the language of who gets it, and the button for when they are printed. */
export function PrintView({ letters, zone, language }: LettersProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('printTitle')}</Heading>
      <Paragraph>{t('printText')}</Paragraph>
      <form method="post" action="/balie/brieven">
        <input type="hidden" name="brieven" value={letters.map(({ id }) => id).join(' ')} />
        <Paragraph>
          <Button look="primary">{t('done')}</Button>
        </Paragraph>
      </form>
      <Paragraph>
        <Link href="/balie/brieven">{t('back')}</Link>
      </Paragraph>
      {letters.map(letter => (
        <Sheet key={letter.id} letter={letter} zone={zone} />
      ))}
    </>
  );
}

const Sheet = ({ letter, zone }: { readonly letter: Addressed; readonly zone: string }) => {
  const { address, day, subject, text } = linesOf(letter, zone);
  return (
    <article class="letter" lang={letter.language}>
      <p class="letter__address">
        {address.map((line, place) => (
          <Fragment key={place}>
            {place > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </p>
      <Paragraph>{day}</Paragraph>
      <Heading level={2}>{subject}</Heading>
      {text.map((said, place) => (
        <Paragraph key={place}>{said}</Paragraph>
      ))}
    </article>
  );
};
