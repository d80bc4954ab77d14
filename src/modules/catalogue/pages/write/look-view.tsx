import type { FieldRemark } from '#standards/marc/check-fields.ts';
import { Alert } from '#web/parts/alert.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Language } from '#web/words.ts';
import type { Description } from '../../edition.ts';
import { audienceWords, materialWords } from '../../kind-words.ts';
import type { Pair } from '../record/compare.ts';
import { Changes, type T } from './view.tsx';

/** A record before it is kept: as we read it, what MARC 21 says of it, and what it changes. */
export interface Look {
  readonly said: Description;
  readonly remarks: readonly FieldRemark[];
  /** What differs from the version of now; undefined for a new record. */
  readonly pairs: readonly Pair[] | undefined;
}

/** What readers will see, and what a colleague would point out. */
export const LookView = ({
  look: { said, remarks, pairs },
  t,
  language,
}: {
  readonly look: Look;
  readonly t: T;
  readonly language: Language;
}) => (
  <>
    <Heading level={2}>{t('lookTitle')}</Heading>
    <DataList
      facts={[
        { term: t('named'), value: [said.title, said.subtitle, said.part].filter(Boolean).join(' : ') },
        { term: t('maker'), value: said.authors.join('; ') },
        { term: t('year'), value: said.year },
        { term: t('kind-of'), value: materialWords[language][said.material] },
        {
          term: t('audience'),
          value: [audienceWords[language][said.audience], said.level].filter(Boolean).join(', '),
        },
        { term: t('languages'), value: said.languages.join(', ') },
        { term: t('publisher'), value: said.publisher },
        { term: t('series'), value: said.series },
        { term: t('subjects'), value: said.subjects.join('; ') },
        { term: 'ISBN', value: said.isbns.join(', ') },
        { term: t('summary'), value: said.summary },
        { term: t('contents'), value: said.contents.join('; ') },
        { term: t('links'), value: said.links.map(({ href }) => href).join(' ') },
      ]}
    />
    {remarks.length === 0 ? (
      <Paragraph>{t('noRemarks')}</Paragraph>
    ) : (
      <Alert kind="info" title={t('remarks', { count: remarks.length })}>
        <ul class="utrecht-unordered-list">
          {remarks.map(({ code, tag, about }) => (
            <li key={`${tag} ${code} ${about}`} class="utrecht-unordered-list__item">
              {t(code, { tag, about })}
            </li>
          ))}
        </ul>
      </Alert>
    )}
    {pairs && pairs.length > 0 && <Changes id="look" pairs={pairs} t={t} />}
    {pairs?.length === 0 && <Paragraph>{t('nothingChanged')}</Paragraph>}
  </>
);
