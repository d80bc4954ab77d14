import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { Card } from '#web/parts/card.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { LoanLine } from './present.ts';
import type { words } from './words.ts';

export interface LoansProps {
  readonly lines: readonly LoanLine[];
  /** Where the renew buttons post to. */
  readonly action: string;
  readonly empty: 'none' | 'noneDesk';
  readonly t: TranslateOf<typeof words>;
}

/** The loans of a member, each with when it must be back and a button to keep it longer. */
export const LoansView = ({ lines, action, empty, t }: LoansProps) => (
  <section aria-labelledby="loans">
    <Heading level={2} id="loans">
      {t('title')}
    </Heading>
    {lines.length === 0 && <Paragraph>{t(empty)}</Paragraph>}
    {lines.map(line => (
      <LoanCard key={line.loan} line={line} action={action} t={t} />
    ))}
  </section>
);

const LoanCard = ({ line, action, t }: Pick<LoansProps, 'action' | 't'> & { readonly line: LoanLine }) => (
  <Card
    title={line.title}
    href={`/titel/${line.edition}`}
    {...(line.authors !== '' && { meta: line.authors })}
  >
    {line.late ? (
      <Alert kind="warning">{line.sentences.join(' ')}</Alert>
    ) : (
      <Paragraph>{line.sentences.join(' ')}</Paragraph>
    )}
    {line.mayRenew && (
      <form method="post" action={action}>
        <Button name="loan" value={line.loan} label={t('renewThis', { title: line.title })}>
          {t('renew')}
        </Button>
      </form>
    )}
  </Card>
);
