import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Barcode } from '#web/parts/barcode.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Language, translator } from '#web/words.ts';
import type { ScannedItem, Slip } from '../../answer.ts';
import { words } from './words.ts';

/** What a slip is headed by; what travels says where to. */
const slipTitles: Readonly<Partial<Record<Slip['purpose'], 'slipHold' | 'slipHome'>>> = {
  hold: 'slipHold',
  'home-round': 'slipHome',
};

/**
 * What travels with an item or lies with it on the hold shelf: to where in large type, its barcode, and no name. On
 * paper it fits a receipt printer of 80 mm.
 */
export function SlipView({
  slip: { code, to, purpose, mark, until },
  item,
  place,
  language,
}: {
  readonly slip: Slip;
  readonly item: ScannedItem | undefined;
  readonly place: Network;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const name = place.unit(to).name;
  const day = (known: Day | undefined) => known && sayFullDay(known, language);
  return (
    <div class="receipt">
      <Heading level={1}>{t(slipTitles[purpose] ?? 'slipCrate', { place: name })}</Heading>
      <DataList
        facts={[
          { term: t('under'), value: mark && `${mark.letter} · ${mark.card}` },
          { term: t(purpose === 'home-round' ? 'deliverOn' : 'keepUntil'), value: day(until) },
          { term: t('item'), value: item?.title },
          { term: t('slipCode'), value: code },
        ]}
      />
      <Barcode code={code} />
      <Paragraph>
        <Link href="/balie">{t('back')}</Link>
      </Paragraph>
    </div>
  );
}
