import { verbsFor } from '#platform/state-table.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import { type Asked, standsInTheWay } from '../../deliveries/check-form.ts';
import { type Form, type FormActor, formLife, type FormVerb } from '../../deliveries/form.ts';
import type { Submission } from '../../deliveries/submission.ts';
import type { FormStep } from '../../store/submissions.ts';
import { lifeWords } from './life-words.ts';

interface LifeProps {
  readonly form: Form;
  /** The newest version of the questions, for who may move the form to it. */
  readonly newest: number;
  readonly asked: readonly Asked[];
  readonly parts: readonly FormActor[];
  readonly steps: readonly FormStep[];
  readonly submissions: readonly Submission[];
  readonly language: Language;
}

const says: Readonly<Record<FormVerb, 'offerSays' | 'signSays' | 'reopenSays' | undefined>> = {
  offer: 'offerSays',
  sign: 'signSays',
  return: undefined,
  reopen: 'reopenSays',
};

const done: Readonly<Record<FormVerb, 'offered' | 'signed' | 'returned' | 'reopened'>> = {
  offer: 'offered',
  sign: 'signed',
  return: 'returned',
  reopen: 'reopened',
};

/** The steps that this visitor can take now, what was delivered, and what happened. */
export function Life({ form, newest, asked, parts, steps, submissions, language }: LifeProps) {
  const t = translator(lifeWords, language);
  const verbs = [...new Set(parts.flatMap(part => verbsFor(formLife, form.state, part)))];
  const count = standsInTheWay(asked).length;
  const address = `/leveringen/${form.id}`;
  return (
    <>
      {verbs.length > 0 && <Heading level={2}>{t('life')}</Heading>}
      {verbs.map(verb => (
        <form key={verb} method="post" action={`${address}/stap`}>
          {says[verb] && <Paragraph>{t(says[verb])}</Paragraph>}
          {verb === 'offer' && count > 0 ? (
            <Paragraph>{t('inTheWay', { count })}</Paragraph>
          ) : (
            <>
              {(verb === 'return' || verb === 'reopen') && (
                <FormField name="reden" id={`reden-${verb}`} label={t('reason')}>
                  {ties => <TextInput ties={ties} required autocomplete="off" />}
                </FormField>
              )}
              <Button look={verb === 'sign' ? 'primary' : 'secondary'} name="stap" value={verb}>
                {t(verb)}
              </Button>
            </>
          )}
        </form>
      ))}
      {form.state === 'open' && parts.includes('office') && newest > form.version && (
        <form method="post" action={`${address}/versie`}>
          <Paragraph>{t('newer', { version: newest })}</Paragraph>
          <Button>{t('takeNewer')}</Button>
        </form>
      )}
      {submissions.length > 0 && (
        <>
          <Heading level={2}>{t('receipts')}</Heading>
          <ul class="utrecht-unordered-list">
            {submissions.map(({ number, signedBy, signedAt }) => (
              <li key={number} class="utrecht-unordered-list__item">
                <Link href={`${address}/levering/${number}`}>
                  {t('receipt', { number, who: signedBy, at: signedAt })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {steps.length > 0 && (
        <>
          <Heading level={2}>{t('steps')}</Heading>
          <ul class="utrecht-unordered-list">
            {steps.map(({ at, doneBy, verb, reason }) => (
              <li key={at.toISOString() + verb} class="utrecht-unordered-list__item">
                {t('step', { at, who: doneBy, verb: t(done[verb]) })}
                {reason === null ? '' : `: ${reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
