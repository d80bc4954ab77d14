import { sayNumber } from '#web/amounts.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import { type Asked, ruleOf } from '../../deliveries/check-form.ts';
import { cellsOf } from '../../deliveries/questionnaire.ts';
import type { WholeForm } from '../../deliveries/read-form.ts';
import { lifeWords } from './life-words.ts';

interface FindingsProps {
  readonly whole: WholeForm;
  readonly asked: readonly Asked[];
  readonly mayExplain: boolean;
  readonly language: Language;
}

/** At most so many decimals as tell the difference. */
const say = (value: number | undefined, language: Language): string =>
  value === undefined ? '' : sayNumber(value, language, Number.isInteger(value) ? 0 : 2);

/** The sentence of a rule about the numbers that it found. */
export function sayFinding({ rule, value, against }: Asked, language: Language): string {
  const said = ruleOf(rule)?.says[language] ?? rule;
  return said.replace('{value}', say(value, language)).replace('{against}', say(against, language));
}

/** What the checks ask, each with the way to its cell and room for a reason. Empty cells are counted, not listed. */
export function Findings({ whole, asked, mayExplain, language }: FindingsProps) {
  const t = translator(lifeWords, language);
  const blanks = asked.filter(({ rule }) => rule === 'C1').length;
  const others = asked.filter(({ rule }) => rule !== 'C1');
  const names = new Map(cellsOf(whole.questionnaire).map(({ code, name }) => [code, name[language]]));
  return (
    <>
      <Heading level={2}>{t('checks')}</Heading>
      {asked.length === 0 && <Paragraph>{t('fine')}</Paragraph>}
      {blanks > 0 && <Paragraph>{t('blanks', { count: blanks })}</Paragraph>}
      {others.length > 0 && (
        <ul class="utrecht-unordered-list">
          {others.map(found => {
            const name = names.get(found.cell) ?? found.cell;
            const isOpen = found.level === 'explain' && !found.explanation;
            return (
              <li key={`${found.rule} ${found.cell}`} class="utrecht-unordered-list__item">
                <Badge look={found.level === 'block' || isOpen ? 'hand' : 'plain'}>{t(found.level)}</Badge>{' '}
                <Link href={`/leveringen/${whole.form.id}/vak/${found.cell}`}>{name}</Link>:{' '}
                {sayFinding(found, language)}
                {found.explanation && (
                  <Paragraph>
                    {t('explained', {
                      who: found.explanation.explainedBy,
                      words: found.explanation.words,
                    })}
                  </Paragraph>
                )}
                {found.lastYear && (
                  <Paragraph>
                    {t('lastYear', { who: found.lastYear.explainedBy, words: found.lastYear.words })}
                  </Paragraph>
                )}
                {isOpen && mayExplain && (
                  <form method="post" action={`/leveringen/${whole.form.id}/uitleg`}>
                    <input type="hidden" name="regel" value={found.rule} />
                    <input type="hidden" name="vak" value={found.cell} />
                    <FormField
                      name="uitleg"
                      id={`uitleg-${found.rule}-${found.cell}`}
                      label={t('whyOf', { cell: name })}
                    >
                      {ties => <TextInput ties={ties} required autocomplete="off" />}
                    </FormField>
                    <Button label={t('keepOf', { cell: name })}>{t('keep')}</Button>
                  </form>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
