import { sayNumber } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Rule } from '../../rules/rule.ts';
import type { Difference, WhatIf } from '../../rules/what-if.ts';
import { sayCategory, sayMaterial, sayRule, type Saying } from './say.ts';

/** As many as somebody reads. */
const most = 25;

/** What a draft would have changed, the most frequent first. */
export function WhatIfView({ answer, saying }: { readonly answer: WhatIf; readonly saying: Saying }) {
  const { t, language, network } = saying;
  const { first, last, loans, changed, perhaps, differences } = answer;
  const day = (one: WhatIf['first']) => sayFullDay(one, language);
  const say = (rule: Rule | undefined) => (rule ? sayRule(rule, t, language) : t('noRule'));
  const columns = [
    {
      head: t('organisation'),
      cell: ({ organisation }: Difference) => (organisation === null ? '' : network.unit(organisation).name),
    },
    { head: t('category'), cell: ({ category }: Difference) => sayCategory(category, saying) },
    { head: t('material'), cell: ({ material }: Difference) => sayMaterial(material, language) },
    { head: t('before'), cell: ({ before }: Difference) => say(before) },
    { head: t('instead'), cell: ({ instead }: Difference) => say(instead) },
    { head: t('loans'), numeric: true, cell: ({ loans: n }: Difference) => sayNumber(n, language) },
  ];
  return (
    <>
      <Heading level={2} id="what-if">
        {t('whatIf')}
      </Heading>
      <Paragraph>{t('whatIfText', { first: day(first), last: day(last), changed, loans })}</Paragraph>
      {perhaps > 0 && <Alert kind="info">{t('whatIfPerhaps', { perhaps })}</Alert>}
      {changed === 0 ? (
        <Paragraph>{t('whatIfNone')}</Paragraph>
      ) : (
        <Table
          id="differences"
          caption={t('whatIf')}
          captionHidden
          columns={columns}
          rows={differences.slice(0, most)}
        />
      )}
      {differences.length > most && <Paragraph>{t('more', { n: differences.length - most })}</Paragraph>}
    </>
  );
}
