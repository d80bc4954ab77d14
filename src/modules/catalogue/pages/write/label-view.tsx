import { Barcode } from '#web/parts/barcode.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Item } from '../../item.ts';
import type { T } from './view.tsx';

/** What is stuck on a copy: where it belongs in large type, and its barcode. */
export const LabelView = ({
  item,
  title,
  branch,
  back,
  t,
}: {
  readonly item: Item;
  readonly title: string;
  readonly branch: string;
  readonly back: string;
  readonly t: T;
}) => (
  <div class="receipt">
    <Heading level={1}>{item.callNumber ?? branch}</Heading>
    <DataList
      facts={[
        { term: t('branch'), value: branch },
        { term: t('labelTitle'), value: title },
        { term: t('barcode'), value: item.barcode },
      ]}
    />
    <Barcode code={item.barcode} />
    <Paragraph>
      <Link href={back}>{t('back')}</Link>
    </Paragraph>
  </div>
);
