import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { Card } from '#web/parts/card.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Timeline } from '#web/parts/timeline.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { WishLine } from './present.ts';
import type { words } from './words.ts';

export interface WishesProps {
  readonly lines: readonly WishLine[];
  /** Where the buttons that end a request post to. */
  readonly action: string;
  readonly empty: 'none' | 'noneDesk';
  readonly t: TranslateOf<typeof words>;
}

/** A member's wishes: how each stands, what happened and comes, and a button to end it. */
export const WishesView = ({ lines, action, empty, t }: WishesProps) => (
  <section aria-labelledby="wishes">
    <Heading level={2} id="wishes">
      {t('title')}
    </Heading>
    {lines.length === 0 && <Paragraph>{t(empty)}</Paragraph>}
    {lines.map(line => (
      <WishCard key={line.request} line={line} action={action} t={t} />
    ))}
  </section>
);

const WishCard = ({ line, action, t }: Pick<WishesProps, 'action' | 't'> & { readonly line: WishLine }) => (
  <Card
    title={line.title}
    href={`/titel/${line.edition}`}
    {...(line.authors !== '' && { meta: line.authors })}
  >
    {line.ready ? <Alert kind="ok">{line.sentence}</Alert> : <Paragraph>{line.sentence}</Paragraph>}
    <Timeline steps={line.steps} label={t('timeline', { title: line.title })} />
    {line.mayStop && (
      <form method="post" action={action}>
        <Button
          name="request"
          value={line.request}
          look="subtle"
          label={t('stopThis', { title: line.title })}
        >
          {t('stop')}
        </Button>
      </form>
    )}
  </Card>
);
