import type { Unit } from '#network';
import type { Day } from '#platform/day.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Category } from '../../category.ts';
import { memberKinds } from '../../member.ts';
import { shortestPassword } from '../../password.ts';
import { sayCode } from '../code-words.ts';
import { fieldWords } from '../field-words.ts';
import { Contact, Line } from '../fields.tsx';
import type { Form } from '../form.ts';
import type { words } from './words.ts';

export interface JoinProps {
  /** At a desk staff choose the kind, the subscription and the card. */
  readonly atDesk: boolean;
  readonly homes: readonly Unit[];
  readonly categories: readonly Category[];
  /** From this age on somebody may sign up alone. */
  readonly alone: number;
  readonly form: Form;
  readonly error: string | undefined;
  readonly today: Day;
  readonly language: Language;
  readonly t: TranslateOf<typeof words>;
}

/** The form of a new member. */
export function JoinView(props: JoinProps) {
  const { atDesk, homes, categories, alone, form, error, today, language, t } = props;
  const field = translator(fieldWords, language);
  const auto = (name: string) => (atDesk ? 'off' : name);
  const isPerson = (form['kind'] ?? 'person') === 'person';
  return (
    <>
      <Heading level={1}>{t(atDesk ? 'deskTitle' : 'title')}</Heading>
      <Paragraph look="lead">{t(atDesk ? 'deskLead' : 'lead')}</Paragraph>
      {!atDesk && <Paragraph>{t('young', { age: alone })}</Paragraph>}
      {error !== undefined && (
        <Alert kind="error" live>
          <Paragraph>{error}</Paragraph>
        </Alert>
      )}
      <form method="post" action={atDesk ? '/leden/nieuw' : '/lid-worden'}>
        {atDesk && (
          <FormField name="kind" label={t('kind')}>
            {ties => (
              <Select
                ties={ties}
                value={form['kind']}
                choices={memberKinds.map(value => ({ value, label: sayCode(value, language) }))}
              />
            )}
          </FormField>
        )}
        <Line
          t={field}
          name="givenName"
          value={form['givenName']}
          autocomplete={auto('given-name')}
          required={!atDesk}
        />
        <Line
          t={field}
          name="familyName"
          value={form['familyName']}
          autocomplete={auto('family-name')}
          required
        />
        <Line
          t={field}
          name="birthDay"
          type="date"
          value={form['birthDay']}
          autocomplete={auto('bday')}
          max={today}
          width="date"
          required={!atDesk && isPerson}
        />
        <Contact t={field} value={name => form[name]} own={!atDesk} />
        <FormField name="home" label={t(atDesk ? 'deskHome' : 'home')}>
          {ties => (
            <Select
              ties={ties}
              value={form['home']}
              choices={homes.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
        </FormField>
        {atDesk && (
          <>
            <FormField name="category" label={t('category')}>
              {ties => (
                <Select
                  ties={ties}
                  value={form['category']}
                  choices={[
                    { value: '', label: t('byAge') },
                    ...categories.map(({ code, nameNl, nameEn }) => ({
                      value: code,
                      label: language === 'nl' ? nameNl : nameEn,
                    })),
                  ]}
                />
              )}
            </FormField>
            <Line t={field} name="card" value={form['card']} description={t('cardHelp')} autocomplete="off" />
          </>
        )}
        <Line
          t={field}
          name="password"
          type="password"
          description={t('passwordHelp', { atLeast: shortestPassword })}
          autocomplete="new-password"
          required={!atDesk}
        />
        <ButtonGroup>
          <Button look="primary">{t(atDesk ? 'add' : 'join')}</Button>
        </ButtonGroup>
      </form>
      {!atDesk && (
        <Paragraph look="small">
          <Link href="/inloggen">{t('already')}</Link>
        </Paragraph>
      )}
    </>
  );
}
