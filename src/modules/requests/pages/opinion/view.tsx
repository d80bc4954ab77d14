import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import type { TranslateOf } from '#web/words.ts';
import { wishes } from '../../opinions/better.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

const marks = ['10', '9', '8', '7', '6', '5', '4', '3', '2', '1'] as const;

/** A mark and what could be better. */
export const OpinionView = ({
  code,
  form,
  problem,
  t,
}: {
  readonly code: string;
  readonly form: Readonly<Record<string, string>>;
  readonly problem: string | undefined;
  readonly t: T;
}) => (
  <>
    <Heading level={1}>{t('title')}</Heading>
    <Paragraph look="lead">{t('lead')}</Paragraph>
    {problem !== undefined && (
      <Alert kind="error" title={t('problem')}>
        {problem}
      </Alert>
    )}
    <form method="post" action={`/mening/${code}`}>
      <RadioGroup
        name="cijfer"
        legend={t('mark')}
        description={t('markText')}
        value={form['cijfer']}
        choices={marks.map(value => ({ value, label: value }))}
      />
      <RadioGroup
        name="beter"
        legend={t('better')}
        value={form['beter']}
        choices={wishes.map(value => ({ value, label: t(`better-${value}`) }))}
      />
      <Button look="primary">{t('send')}</Button>
    </form>
  </>
);

export const ThanksView = ({ t }: { readonly t: T }) => (
  <>
    <Heading level={1}>{t('thanks')}</Heading>
    <Paragraph>{t('kept')}</Paragraph>
  </>
);
