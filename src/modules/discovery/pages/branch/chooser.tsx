import type { Unit } from '#network';
import { useWords } from '#web/language.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Select } from '#web/parts/select.tsx';
import { branchCookie } from '../../here.ts';

const words = {
  nl: {
    label: 'Jouw bibliotheek',
    why: 'Dan zie je wanneer iets bij jou kan zijn.',
    choose: 'Kies',
    none: 'Kies een bibliotheek',
  },
  en: {
    label: 'Your library',
    why: 'Then you see when something can be near you.',
    choose: 'Choose',
    none: 'Choose a library',
  },
};

/** Choosing the branch from which the province is looked at. */
export function BranchChooser({
  branches,
  chosen,
  back,
}: {
  readonly branches: readonly Unit[];
  readonly chosen: Unit | undefined;
  /** Where to go afterwards. */
  readonly back: string;
}) {
  const t = useWords(words);
  return (
    <form class="branch-chooser" method="post" action="/vestiging">
      <input type="hidden" name="terug" value={back} />
      <FormField name={branchCookie} label={t('label')} description={t('why')}>
        {ties => (
          <Select
            ties={ties}
            value={chosen?.code}
            choices={[
              ...(chosen ? [] : [{ value: '', label: t('none') }]),
              ...branches.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        )}
      </FormField>
      <Button>{t('choose')}</Button>
    </form>
  );
}
