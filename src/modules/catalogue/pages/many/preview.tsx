import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Changed, ManyPreview } from '../../change-many.ts';
import { recordAddressOf } from '../access.ts';
import { differences } from '../record/compare.ts';
import { Differences } from '../record/differences.tsx';
import { Head, here, type T } from './view.tsx';
import type { Form } from './wish.ts';

/** So many are shown; all are changed. */
const shown = 50;
const shownCopies = 500;

/** A copy before and after, in words. */
export interface CopyChange {
  readonly barcode: string;
  readonly title: string;
  readonly was: string;
  readonly becomes: string;
}

const Copies = ({ copies, t }: { readonly copies: readonly CopyChange[]; readonly t: T }) => (
  <>
    {copies.length > shownCopies && <Paragraph>{t('some', { most: shownCopies })}</Paragraph>}
    <Table
      caption={t('copies')}
      captionHidden
      rows={copies.slice(0, shownCopies)}
      keyOf={({ barcode }) => barcode}
      columns={[
        { head: t('barcode'), cell: ({ barcode }) => barcode },
        { head: t('named-title'), cell: ({ title }) => title },
        { head: t('was'), cell: ({ was }) => was },
        { head: t('becomes'), cell: ({ becomes }) => becomes },
      ]}
    />
  </>
);

const Records = ({ changes, t }: { readonly changes: readonly Changed[]; readonly t: T }) => (
  <>
    {changes.length > shown && <Paragraph>{t('some', { most: shown })}</Paragraph>}
    {changes.slice(0, shown).map(({ record, title, controlNumber, before, after }) => (
      <section class="apart" key={record}>
        <Heading level={2} look={4}>
          <Link href={recordAddressOf(record)}>{title}</Link>
        </Heading>
        <Differences
          id={`record-${record}`}
          caption={t('record', { number: controlNumber })}
          heads={[t('field'), t('was'), t('becomes')]}
          pairs={differences(before, after)}
        />
      </section>
    ))}
  </>
);

/** What would change, record by record or copy by copy, before anything does. */
export const ManyPreviewView = ({
  preview: { changes, left, missing, fingerprint },
  copies,
  back,
  nameOf,
  form,
  t,
}: {
  readonly preview: ManyPreview;
  /** When it is about copies. */
  readonly copies: readonly CopyChange[] | undefined;
  /** The form that was filled in. */
  readonly back: string;
  /** What a source is called. */
  readonly nameOf: (source: number) => string;
  readonly form: Form;
  readonly t: T;
}) => (
  <>
    <Head t={t} title={t(copies ? 'copiesTitle' : 'title')} />
    <Paragraph look="lead">
      {copies ? t('countCopies', { count: copies.length }) : t('count', { count: changes.length })}
    </Paragraph>
    {left.length > 0 && (
      <Paragraph>{t('left', { count: left.length, names: left.slice(0, shown).join(', ') })}</Paragraph>
    )}
    {missing.length > 0 && (
      <>
        <Paragraph>{t('missing', { count: missing.length })}</Paragraph>
        <ul class="utrecht-unordered-list">
          {missing.slice(0, shown).map(({ typed, elsewhere }) => (
            <li key={typed} class="utrecht-unordered-list__item">
              {elsewhere === null
                ? t('missingUnknown', { typed })
                : t('missingElsewhere', { typed, source: nameOf(elsewhere) })}
            </li>
          ))}
        </ul>
      </>
    )}
    <form method="post" action={here}>
      {Object.entries({ ...form, gezien: fingerprint }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ButtonGroup>
        {changes.length > 0 && <Button look="primary">{t('doIt')}</Button>}
        <ButtonLink href={back}>{t('cancel')}</ButtonLink>
      </ButtonGroup>
    </form>
    {copies ? copies.length > 0 && <Copies copies={copies} t={t} /> : <Records changes={changes} t={t} />}
  </>
);
