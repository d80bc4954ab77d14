import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { Translate, TranslateOf } from '#web/words.ts';
import { type UnitKind, unitKinds } from '../../unit.ts';
import type { Faults, Form } from '../place/form.ts';
import { errorsIn, fieldOf, FromField, type Parties, Particulars } from '../place/particulars.tsx';
import type { words } from './words.ts';

export interface NewPlaceProps {
  readonly t: TranslateOf<typeof words>;
  readonly kind: Translate<UnitKind>;
  readonly form: Form;
  readonly faults: Faults;
  readonly parties: Parties;
}

/** There is one province, and it is there. */
const kinds = unitKinds.filter(kind => kind !== 'province');

/** A new place or party from a day on. */
export function NewPlaceView({ t, kind, form, faults, parties }: NewPlaceProps) {
  const field = fieldOf(t, faults, 'new');
  const common = { t, form, faults, prefix: 'new' };
  return (
    <>
      <Breadcrumb steps={[{ label: t('network'), href: '/beheer/netwerk' }, { label: t('title') }]} />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('newLead')}</Paragraph>
      <form method="post" action="/beheer/nieuwe-plek">
        <ErrorSummary errors={errorsIn(t, faults, 'new')} />
        <FormField {...field('kind')}>
          {ties => (
            <Select
              ties={ties}
              value={form['kind']}
              choices={kinds.map(value => ({ value, label: kind(value) }))}
            />
          )}
        </FormField>
        <FormField {...field('code')} description={t('codeHelp')}>
          {ties => <TextInput ties={ties} value={form['code']} autocomplete="off" />}
        </FormField>
        <FromField {...common} value={form['from']} />
        <Particulars {...common} parties={parties} />
        <ButtonGroup>
          <Button look="primary">{t('add')}</Button>
        </ButtonGroup>
      </form>
    </>
  );
}
