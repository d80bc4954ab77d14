import { dayIn } from '#platform/day.ts';
import { sayFullDay, sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Message } from '../../notice.ts';
import { words } from './words.ts';

/** A letter with whom it is for. */
export interface Addressed extends Message {
  readonly name: string;
  readonly street: string | undefined;
  readonly postcode: string | undefined;
  readonly town: string | undefined;
}

export interface LettersProps {
  readonly letters: readonly Addressed[];
  readonly zone: string;
  readonly language: Language;
}

/** What waits to be printed. */
export function LettersView({ letters, zone, language }: LettersProps) {
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
            <ButtonLink href="/balie/brieven/print">{t('print')}</ButtonLink>
          </Paragraph>
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

const Sheet = ({
  letter: { name, street, postcode, town, subject, body, language, madeAt },
  zone,
}: {
  readonly letter: Addressed;
  readonly zone: string;
}) => {
  const t = translator(words, language);
  return (
    <article class="letter" lang={language}>
      <p class="letter__address">
        {name}
        <br />
        {street ?? t('noAddress')}
        <br />
        {[postcode, town].filter(Boolean).join('  ')}
      </p>
      <Paragraph>{sayFullDay(dayIn(zone, madeAt), language)}</Paragraph>
      <Heading level={2}>{subject}</Heading>
      <Paragraph>{t('greeting', { name })}</Paragraph>
      {body.split(/\n{2,}/).map(text => (
        <Paragraph key={text}>{text}</Paragraph>
      ))}
      <Paragraph>{t('closing')}</Paragraph>
    </article>
  );
};
