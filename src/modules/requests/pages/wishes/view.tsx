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
  readonly t: TranslateOf<typeof words>;
}

/** A member's wishes: how each stands, what happened and comes, and a button to end it. */
export const WishesView = ({ lines, pickups, base, empty, t }: WishesProps) => (
  <section aria-labelledby="wishes">
    <Heading level={2} id="wishes">
      {t('title')}
    </Heading>
    {lines.length === 0 && <Paragraph>{t(empty)}</Paragraph>}
    {lines.map(line => (
      <WishCard key={line.request} line={line} pickups={pickups} base={base} t={t} />
    ))}
  </section>
);

/** Opens to the day from which it is wanted. */
const PauseForm = ({ line, base, t }: CardProps) =>
  line.pause && (
    <details>
      <summary aria-label={t('pauseThis', { title: line.title })}>{t('pause')}</summary>
      <form method="post" action={`${base}/wachten`}>
        <FormField name="tot" id={`tot-${line.request}`} label={t('pauseUntil')} description={t('pauseText')}>
          {ties => (
            <TextInput
              ties={ties}
              type="date"
              width="date"
              required
              min={line.pause?.from ?? ''}
              value={line.pause?.until}
            />
          )}
        </FormField>
        <Button name="request" value={line.request}>
          {t('pauseNow')}
        </Button>
      </form>
      {line.pause.until !== undefined && (
        <form method="post" action={`${base}/verder`}>
          <Button name="request" value={line.request} look="subtle">
            {t('unpause')}
          </Button>
        </form>
      )}
    </details>
  );

type CardProps = Pick<WishesProps, 'pickups' | 'base' | 't'> & { readonly line: WishLine };

/** Opens to the branches where it could be fetched instead. */
const Move = ({ line, pickups, base, t }: CardProps) => (
  <details>
    <summary aria-label={t('moveThis', { title: line.title })}>{t('move')}</summary>
    <form method="post" action={`${base}/ophalen`}>
      <FormField name="ophalen" id={`ophalen-${line.request}`} label={t('pickup')}>
        {ties => <Select ties={ties} value={line.pickup} choices={pickups} />}
      </FormField>
      <Button name="request" value={line.request}>
        {t('moveNow')}
      </Button>
    </form>
  </details>
);

const WishCard = ({ line, pickups, base, t }: CardProps) => (
  <Card
    title={line.title}
    href={`/titel/${line.edition}`}
    {...(line.authors !== '' && { meta: line.authors })}
  >
    {line.ready ? <Alert kind="ok">{line.sentence}</Alert> : <Paragraph>{line.sentence}</Paragraph>}
    <Timeline steps={line.steps} label={t('timeline', { title: line.title })} />
    <PauseForm line={line} pickups={pickups} base={base} t={t} />
    {line.pickup !== undefined && <Move line={line} pickups={pickups} base={base} t={t} />}
    {line.mayStop && (
      <form method="post" action={`${base}/stoppen`}>
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
