import { materials, materialWords, type Material } from '#catalogue';
import type { Unit } from '#network';
import { addDays, type Day, parseDay } from '#platform/day.ts';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import { languageName } from '../../title-words.ts';
import type { Title } from './load.ts';
import { words } from './words.ts';

type Form = Readonly<Record<string, string>>;

/** What else of the same work may come instead: other materials, and other languages. */
function choicesOf({ edition, others }: Title): { materials: Material[]; languages: string[] } {
  // another part of a title in parts is another thing to read
  const same = others.filter(({ volume }) => volume === edition.volume);
  const kinds = new Set(same.map(({ material }) => material));
  const languages = new Set(same.flatMap(({ language }) => language ?? []));
  return {
    materials: materials.filter(one => kinds.has(one) && one !== edition.material),
    languages: [...languages].filter(one => one !== edition.language).toSorted(),
  };
}

const materialField = (material: Material): string => `soort-${material}`;
const languageField = (language: string): string => `taal-${language}`;
const anyEdition = 'andere-uitgave';

/** What the form says beside where to fetch it. An unreadable day is no day: the wish is then asked without it. */
export function wishIn(form: Form, title: Title) {
  const { edition } = title;
  const choices = choicesOf(title);
  const kinds = choices.materials.filter(one => form[materialField(one)] !== undefined);
  const languages = choices.languages.filter(one => form[languageField(one)] !== undefined);
  const isOpen = form[anyEdition] !== undefined || kinds.length > 0 || languages.length > 0;
  const own = edition.language === undefined ? [] : [edition.language];
  return {
    notBefore: parseDay(form['vanaf'] ?? ''),
    notAfter: parseDay(form['uiterlijk'] ?? ''),
    willDo: isOpen
      ? { materials: [edition.material, ...kinds], languages: [...own, ...languages] }
      : undefined,
  };
}

/** Asking for a title: where to fetch it, and behind a line what else will do and when. */
export function AskForm({
  title,
  today,
  pickups,
  home,
  chosen,
  any,
  language,
}: {
  readonly title: Title;
  readonly today: Day;
  readonly pickups: readonly Unit[];
  readonly home: readonly Choice[];
  readonly chosen: string | undefined;
  /** Whether they came for whatever edition. */
  readonly any: boolean;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const choices = choicesOf(title);
  return (
    <form method="post" action={`/titel/${title.edition.id}/aanvragen`}>
      <FormField name="ophalen" label={t('pickup')}>
        {ties => (
          <Select
            ties={ties}
            value={chosen}
            choices={[...home, ...pickups.map(({ code, name }) => ({ value: code, label: name }))]}
          />
        )}
      </FormField>
      <details class="disclosure" open={any}>
        <summary>{t('askMore')}</summary>
        {title.others.length > 0 && (
          <Fieldset legend={t('alsoGood')} id="also-good">
            <Checkbox name={anyEdition} label={t('anyEdition')} checked={any} />
            {choices.materials.map(one => (
              <Checkbox key={one} name={materialField(one)} label={materialWords[language][one]} />
            ))}
            {choices.languages.map(one => (
              <Checkbox key={one} name={languageField(one)} label={languageName(one, language)} />
            ))}
          </Fieldset>
        )}
        <FormField name="vanaf" label={t('notBefore')} description={t('notBeforeText')}>
          {ties => <TextInput ties={ties} type="date" width="date" min={addDays(today, 1)} />}
        </FormField>
        <FormField name="uiterlijk" label={t('notAfter')} description={t('notAfterText')}>
          {ties => <TextInput ties={ties} type="date" width="date" min={today} />}
        </FormField>
      </details>
      <Button look="primary" icon="book">
        {t('ask')}
      </Button>
    </form>
  );
}
