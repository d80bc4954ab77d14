import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { words } from './words.ts';

/** Two fields and a button. A failure says nothing about which of the two was wrong. */
export function SignInView({
  t,
  login,
  back,
  error,
}: {
  readonly t: TranslateOf<typeof words>;
  readonly login: string;
  /** The page that was asked for before signing in. */
  readonly back: string;
  readonly error?: string | undefined;
}) {
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      {error === undefined ? (
        <Paragraph look="lead">{t('lead')}</Paragraph>
      ) : (
        <Alert kind="error" live>
          <Paragraph>{error}</Paragraph>
        </Alert>
      )}
      <form method="post" action="/inloggen">
        <input type="hidden" name="terug" value={back} />
        <FormField name="login" label={t('login')} description={t('loginHelp')}>
          {ties => <TextInput ties={ties} value={login} required autocomplete="username" />}
        </FormField>
        <FormField name="password" label={t('password')}>
          {ties => <TextInput ties={ties} type="password" required autocomplete="current-password" />}
        </FormField>
        <ButtonGroup>
          <Button look="primary">{t('signIn')}</Button>
        </ButtonGroup>
      </form>
      <Paragraph look="small">
        <Link href="/lid-worden">{t('noCard')}</Link>
      </Paragraph>
    </>
  );
}
