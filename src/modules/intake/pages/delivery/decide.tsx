import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { Report } from '../../report.ts';
import type { words } from './words.ts';

interface DecideProps {
  readonly report: Report;
  readonly t: TranslateOf<typeof words>;
}

/** Asks whether what a delivery of everything does not name is gone. */
export const Question = ({ report: { delivery }, t }: DecideProps) =>
  delivery.state !== 'asks' ? null : (
    <Alert kind="warning" title={t('asksTitle')}>
      <form method="post" action={`/beheer/intake/${delivery.id}/antwoord`}>
        <Paragraph>{t('asks', { missing: delivery.missing })}</Paragraph>
        <ButtonGroup>
          <Button name="missing" value="keep">
            {t('sayKeep')}
          </Button>
          <Button name="missing" value="gone">
            {t('sayGone')}
          </Button>
        </ButtonGroup>
      </form>
    </Alert>
  );

/** Takes a delivery back. */
export const TakeBack = ({ report: { delivery }, t }: DecideProps) =>
  delivery.state !== 'done' || delivery.undone ? null : (
    <form method="post" action={`/beheer/intake/${delivery.id}/terug`}>
      <Heading level={2}>{t('undoTitle')}</Heading>
      <Paragraph>{t('undoHelp')}</Paragraph>
      <Checkbox name="leaveLater" id="leaveLater" label={t('leaveLater')} value="yes" />
      <ButtonGroup>
        <Button>{t('undoNow')}</Button>
      </ButtonGroup>
    </form>
  );
