import type { Network } from '#network';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { type SaidScan, ScanField } from '../scan/scan-field.tsx';
import type { LoadLine } from './load.ts';
import { words } from './words.ts';

export interface StopProps {
  /** Of this stop's page. */
  readonly address: string;
  readonly name: string;
  readonly place: Network;
  readonly bring: readonly LoadLine[];
  readonly take: readonly LoadLine[];
  readonly next: number;
  readonly last: SaidScan | undefined;
  readonly language: Language;
}

/** One stop: scan in and out, take everything, and see what should happen. */
export function StopView({ address, name, place, bring, take, next, last, language }: StopProps) {
  const t = translator(words, language);
  const keyOf = ({ id }: LoadLine) => id;
  return (
    <>
      <Heading level={1}>{name}</Heading>
      <ScanField action={address} next={next} last={last} language={language} description={t('scan')}>
        <Heading level={2}>{t('take')}</Heading>
        <Paragraph>
          {t('takeText', { count: take.length })} {take.length > 0 && t('allText')}
        </Paragraph>
        <form method="post" action={`${address}/alles`} data-queue>
          <Paragraph>
            <Button>{t(take.length > 0 ? 'all' : 'called')}</Button>
          </Paragraph>
        </form>
        {take.length > 0 && (
          <Table
            id="take"
            caption={t('take')}
            captionHidden
            columns={[
              { head: t('book'), cell: ({ title }) => title },
              { head: t('to'), cell: ({ to }) => place.unit(to).name },
              { head: t('crate'), cell: ({ crate }) => crate ?? t('loose') },
            ]}
            rows={take}
            keyOf={keyOf}
          />
        )}
        <Heading level={2}>{t('bring')}</Heading>
        <Paragraph>{t('bringText', { count: bring.length })}</Paragraph>
        {bring.length > 0 && (
          <Table
            id="bring"
            caption={t('bring')}
            captionHidden
            columns={[
              { head: t('book'), cell: ({ title }) => title },
              { head: t('from'), cell: ({ from }) => place.unit(from).name },
            ]}
            rows={bring}
            keyOf={keyOf}
          />
        )}
      </ScanField>
      <Paragraph>
        <Link href="/bus">{t('back')}</Link>
      </Paragraph>
    </>
  );
}
