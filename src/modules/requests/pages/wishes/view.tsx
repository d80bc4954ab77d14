import type { VNode } from 'preact';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { Card } from '#web/parts/card.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { Timeline } from '#web/parts/timeline.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { WishLine } from './present.ts';
import type { words } from './words.ts';

export interface WishesProps {
  readonly lines: readonly WishLine[];
  /** Where something can be fetched. */
  readonly pickups: readonly Choice[];
  /** Below which address the buttons of a request post. */
  readonly base: string;
  readonly empty: 'none' | 'noneDesk';
  /** The form by which staff ask for the member. */
  readonly ask?: VNode | undefined;
  readonly t: TranslateOf<typeof words>;
}

/** A member's wishes: how each stands, what happened and comes, and a button to end it. */
export const WishesView = ({ lines, pickups, base, empty, ask, t }: WishesProps) => (
  <section aria-labelledby="wishes">
    <Heading level={2} id="wishes">
      {t('title')}
    </Heading>
    {ask}
    {lines.length === 0 && <Paragraph>{t(empty)}</Paragraph>}
    {lines.map(line => (
      <WishCard
        key={line.request}
        line={line}
        folded={lines.length > fewWishes}
        pickups={pickups}
        base={base}
        t={t}
      />
    ))}
  </section>
);

type CardProps = Pick<WishesProps, 'pickups' | 'base' | 't'> & {
  readonly line: WishLine;
  readonly folded: boolean;
};

/** So many lives are seen whole. */
const fewWishes = 2;

/** From which day it is wanted, and back in the queue sooner. */
const PauseForm = ({ line: { request, pause }, base, t }: CardProps) =>
  pause && (
    <>
      <form method="post" action={`${base}/wachten`}>
        <FormField name="tot" id={`tot-${request}`} label={t('pauseUntil')} description={t('pauseText')}>
          {ties => (
            <TextInput ties={ties} type="date" width="date" required min={pause.from} value={pause.until} />
          )}
        </FormField>
        <Button name="request" value={request}>
          {t('pauseNow')}
        </Button>
      </form>
      {pause.until !== undefined && (
        <form method="post" action={`${base}/verder`}>
          <Button name="request" value={request}>
            {t('unpause')}
          </Button>
        </form>
      )}
    </>
  );

/** Where it is fetched instead. */
const MoveForm = ({ line: { request, pickup }, pickups, base, t }: CardProps) =>
  pickup !== undefined && (
    <form method="post" action={`${base}/ophalen`}>
      <FormField name="ophalen" id={`ophalen-${request}`} label={t('pickup')}>
        {ties => <Select ties={ties} value={pickup} choices={pickups} />}
      </FormField>
      <Button name="request" value={request}>
        {t('moveNow')}
      </Button>
    </form>
  );

/** Staff let it go before others and say why, or take that back. */
const HastenForm = ({ line: { request, title, hasten }, base, t }: CardProps) =>
  hasten &&
  (hasten.why === undefined ? (
    <form method="post" action={`${base}/voorrang`}>
      <FormField name="reden" id={`reden-${request}`} label={t('hastenWhy')} description={t('hastenText')}>
        {ties => <TextInput ties={ties} required />}
      </FormField>
      <Button name="request" value={request} label={t('hastenThis', { title })}>
        {t('hasten')}
      </Button>
    </form>
  ) : (
    <form method="post" action={`${base}/voorrang`}>
      <Paragraph>{t('hastenedBecause', { why: hasten.why })}</Paragraph>
      <Button name="request" value={request} label={t('unhastenThis', { title })}>
        {t('unhasten')}
      </Button>
    </form>
  ));

const StopForm = ({ line: { request, title, mayStop }, base, t }: CardProps) =>
  mayStop && (
    <form method="post" action={`${base}/stoppen`}>
      <Button name="request" value={request} look="subtle" label={t('stopThis', { title })}>
        {t('stop')}
      </Button>
    </form>
  );

/** Everything that can be changed about a wish, behind one line. */
const Changes = (props: CardProps) => {
  const { line, t } = props;
  if (!line.pause && !line.hasten && line.pickup === undefined) return <StopForm {...props} />;
  return (
    <details class="disclosure">
      <summary aria-label={t('changeThis', { title: line.title })}>{t('change')}</summary>
      <MoveForm {...props} />
      <PauseForm {...props} />
      <HastenForm {...props} />
      <StopForm {...props} />
    </details>
  );
};

/** Its life so far; behind a line where many stand together. */
const Life = ({ line, folded, t }: CardProps) => {
  const life = <Timeline steps={line.steps} label={t('timeline', { title: line.title })} />;
  if (!folded) return life;
  return (
    <details class="disclosure">
      <summary aria-label={t('lifeThis', { title: line.title })}>{t('life')}</summary>
      {life}
    </details>
  );
};

const WishCard = (props: CardProps) => {
  const { line } = props;
  return (
    <Card
      title={line.title}
      href={`/titel/${line.edition}`}
      {...(line.authors !== '' && { meta: line.authors })}
    >
      {line.ready ? (
        <Alert kind="ok" title={props.t('isReady')}>
          {line.sentence}
        </Alert>
      ) : (
        <Paragraph>{line.sentence}</Paragraph>
      )}
      {line.why !== '' && <Paragraph>{props.t('whyThis', { why: line.why })}</Paragraph>}
      {line.queue.length > 0 && <Paragraph>{line.queue.join(' ')}</Paragraph>}
      <Life {...props} />
      <Changes {...props} />
    </Card>
  );
};
