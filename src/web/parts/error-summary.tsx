import { useWords } from '../language.ts';
import { Alert } from './alert.tsx';
import { Link } from './link.tsx';

const words = {
  nl: { title: '{count, plural, one {Eén antwoord klopt nog niet} other {# antwoorden kloppen nog niet}}' },
  en: { title: '{count, plural, one {One answer is not right yet} other {# answers are not right yet}}' },
};

/** Above a form that came back: each thing to put right, with the way to its field. Nothing when all is well. */
export function ErrorSummary({
  errors,
}: {
  readonly errors: readonly { readonly field: string; readonly text: string }[];
}) {
  const t = useWords(words);
  if (errors.length === 0) return null;
  return (
    <Alert kind="error" live title={t('title', { count: errors.length })}>
      <ul class="utrecht-unordered-list">
        {errors.map(({ field, text }) => (
          <li key={field} class="utrecht-unordered-list__item">
            <Link href={`#${field}`}>{text}</Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
