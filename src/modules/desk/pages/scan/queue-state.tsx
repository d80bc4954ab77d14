import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Language, translator } from '#web/words.ts';
import { words } from './queue-words.ts';

/** What the script says about scans that wait for the network; hidden until it has something to say. */
export function QueueState({ language }: { readonly language: Language }) {
  const t = translator(words, language);
  return (
    <>
      <div role="status">
        <div hidden data-queue-says="away">
          <Alert kind="warning" title={t('away')}>
            <Paragraph>{t('awayText')}</Paragraph>
          </Alert>
        </div>
        <div hidden data-queue-says="signed-out">
          <Alert kind="warning" title={t('signedOut')}>
            <Paragraph>
              {t('signedOutText')} <Link href="/inloggen">{t('signIn')}</Link>
            </Paragraph>
          </Alert>
        </div>
        <div hidden data-queue-says="refused">
          <Alert kind="error" title={t('refused')}>
            <Paragraph>
              <span data-queue-why />
            </Paragraph>
            <Paragraph>{t('refusedText')}</Paragraph>
            <Button type="button">{t('drop')}</Button>
          </Alert>
        </div>
      </div>
      <div hidden data-queue-says="waiting">
        <Paragraph>
          <strong>
            {t('waiting')} <span data-queue-count />
          </strong>
        </Paragraph>
        <ul class="utrecht-unordered-list" />
      </div>
      <div hidden data-sound>
        <Paragraph>
          <Button type="button" look="subtle">
            {t('sound')}
          </Button>
        </Paragraph>
      </div>
    </>
  );
}
