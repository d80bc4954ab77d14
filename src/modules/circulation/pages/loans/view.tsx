import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
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
  /** Whose they are, where they are not the reader's own. */
  readonly of?: { readonly id: number; readonly title: string };
  /** Where a desk says what else became of a loan; absent for members. */
  readonly desk?: string;
  readonly t: TranslateOf<typeof words>;
}

/** The loans of a member, each with when it must be back and a button to keep it longer. */
export const LoansView = ({ lines, action, empty, of, desk, t }: LoansProps) => (
  <section aria-labelledby={`loans${of?.id ?? ''}`}>
    <Heading level={2} id={`loans${of?.id ?? ''}`}>
      {of?.title ?? t('title')}
    </Heading>
    {lines.length === 0 && <Paragraph>{t(empty)}</Paragraph>}
    {lines.map(line => (
      <LoanCard key={line.loan} line={line} action={action} t={t} {...(desk !== undefined && { desk })} />
    ))}
  </section>
);

/** What can become of a loan besides coming back. */
const ends = ['claimed', 'voided', 'lost', 'damaged'] as const;

const OtherEnds = ({ line, desk, t }: { line: LoanLine; desk: string; t: LoansProps['t'] }) => (
  <details>
    <summary>{t('otherwise', { title: line.title })}</summary>
    <form method="post" action={desk}>
      <input type="hidden" name="loan" value={line.loan} />
      <ButtonGroup>
        {ends.map(end => (
          <Button key={end} name="end" value={end} label={`${t(end)}: ${line.title}`}>
            {t(end)}
          </Button>
        ))}
      </ButtonGroup>
    </form>
  </details>
);

const LoanCard = ({
  line,
  action,
  desk,
  t,
}: Pick<LoansProps, 'action' | 'desk' | 't'> & { readonly line: LoanLine }) => (
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
    {desk !== undefined && <OtherEnds line={line} desk={desk} t={t} />}
  </Card>
);
