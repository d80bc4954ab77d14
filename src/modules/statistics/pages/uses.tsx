import { sayNumber } from '#web/amounts.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { FigureUse } from '../store/submissions.ts';

const words = {
  nl: {
    title: 'Waar dit cijfer is geleverd',
    none: 'Dit cijfer staat nog in geen enkele levering.',
    says: 'Klopt dit cijfer niet meer, dan moeten deze leveringen worden nagekeken. Ze veranderen nooit vanzelf.',
    delivery: 'Levering',
    of: 'Van',
    cell: 'Vraag',
    value: 'Geleverd',
    name: '{name}, levering {number}',
  },
  en: {
    title: 'Where this figure was delivered',
    none: 'This figure is in no delivery yet.',
    says: 'If this figure is no longer right, these deliveries must be looked at. They never change by themselves.',
    delivery: 'Delivery',
    of: 'Of',
    cell: 'Question',
    value: 'Delivered',
    name: '{name}, delivery {number}',
  },
};

/** Every delivery that a figure stands in, with the number that it had there. */
export function Uses({
  uses,
  language,
}: {
  readonly uses: readonly FigureUse[];
  readonly language: Language;
}) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={2}>{t('title')}</Heading>
      <Paragraph>{t(uses.length === 0 ? 'none' : 'says')}</Paragraph>
      {uses.length > 0 && (
        <Table
          id="uses"
          caption={t('title')}
          captionHidden
          keyOf={({ form, number, cell }) => `${form} ${number} ${cell}`}
          columns={[
            {
              head: t('delivery'),
              cell: ({ form, number, name }) => (
                <Link href={`/leveringen/${form}/levering/${number}`}>
                  {t('name', { name: name[language], number })}
                </Link>
              ),
            },
            { head: t('of'), cell: ({ unitName }) => unitName },
            { head: t('cell'), cell: ({ cellName }) => cellName[language] },
            {
              head: t('value'),
              cell: ({ value }) =>
                value === null ? '' : sayNumber(value, language, Number.isInteger(value) ? 0 : 2),
              numeric: true,
            },
          ]}
          rows={uses}
        />
      )}
    </>
  );
}
