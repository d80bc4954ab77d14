import { Alert } from '#web/parts/alert.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { translator } from '#web/words.ts';
import type { PlanShown } from './load.ts';
import { PlanTable, type Saying } from './plan-table.tsx';
import { words } from './words.ts';

/** The agreement on paper. */
export function AgreementView({ shown, place, language }: { readonly shown: PlanShown } & Saying) {
  const t = translator(words, language);
  const { municipality, state, lines } = shown;
  const year = String(shown.year);
  const chosen = lines.filter(line => line.chosen > 0);
  const providers = [...new Set(chosen.map(({ offer }) => place.unit(offer.provider).name))].join(', ');
  return (
    <>
      <Heading level={1}>{t('agreement', { year })}</Heading>
      <Paragraph look="lead">{t('parties', { name: municipality.name, providers })}</Paragraph>
      {state !== 'agreed' && <Alert kind="warning">{t('notAgreed')}</Alert>}
      <Paragraph>{t('agreementText', { year })}</Paragraph>
      <PlanTable shown={{ ...shown, lines: chosen }} place={place} language={language} t={t} />
      <Heading level={2}>{t('sign')}</Heading>
      <Paragraph>{t('signLine')}</Paragraph>
      <Heading level={2}>{t('signProvider')}</Heading>
      <Paragraph>{t('signLine')}</Paragraph>
      <ButtonGroup>
        <Link href={`/gemeente/${municipality.code}?jaar=${year}`}>{t('back')}</Link>
      </ButtonGroup>
    </>
  );
}
