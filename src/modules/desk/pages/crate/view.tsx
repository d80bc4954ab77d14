import type { Network } from '#network';
import { type Difference, type LoadContents, type Transit } from '#transport';
import { Alert } from '#web/parts/alert.tsx';
import { Barcode } from '#web/parts/barcode.tsx';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { crateCode } from '../../recognise.ts';
import { words } from './words.ts';

export type Line = Transit & { readonly title: string };

export interface CrateProps {
  readonly crate: string;
  readonly place: Network;
  readonly unit: number;
  /** What waits in it here, or was in it when it was sealed. */
  readonly lines: readonly Line[];
  readonly load: LoadContents | undefined;
  readonly difference: Difference | undefined;
  readonly language: Language;
}

type T = TranslateOf<typeof words>;
type PartProps = CrateProps & { readonly t: T };

/** One crate, by what comes next: seal it where it was filled, open and count it where it arrives, see what differs. */
export function CrateView(props: CrateProps) {
  const { crate, load, lines, unit, place, difference, language } = props;
  const t = translator(words, language);
  const isOpenLoad = load !== undefined && load.receivedAt === null;
  return (
    <>
      <Heading level={1}>{t('title', { crate })}</Heading>
      {isOpenLoad && (
        <Paragraph look="lead">
          {t('sealed', { seal: load.seal, count: load.said, from: place.unit(load.from).name })}
        </Paragraph>
      )}
      {load && difference && <Found {...props} load={load} difference={difference} t={t} />}
      {isOpenLoad && load.from !== unit && <OpenForm {...props} t={t} />}
      {!isOpenLoad && lines.some(({ state, seenAt }) => state === 'packed' && seenAt === unit) && (
        <SealForm {...props} t={t} />
      )}
      <Content {...props} t={t} />
      <Paragraph>
        <Link href={`/balie/krat-label?krat=${encodeURIComponent(crate)}`}>{t('label')}</Link>
      </Paragraph>
      <Paragraph>
        <Link href="/balie/kratten">{t('back')}</Link>
      </Paragraph>
    </>
  );
}

const Content = ({ lines, place, t }: PartProps) =>
  lines.length === 0 ? (
    <EmptyState title={t('empty')}>
      <Paragraph>{t('emptyText')}</Paragraph>
    </EmptyState>
  ) : (
    <Table
      id="content"
      caption={t('content')}
      columns={[
        { head: t('book'), cell: ({ title }) => title },
        { head: t('to'), cell: ({ to }) => place.unit(to).name },
        { head: t('where'), cell: ({ state, seenAt }) => t(state, { at: place.unit(seenAt).name }) },
      ]}
      rows={lines}
      keyOf={({ id }) => id}
    />
  );

const SealForm = ({ crate, t }: PartProps) => (
  <>
    <Heading level={2}>{t('seal')}</Heading>
    <Paragraph>{t('sealText')}</Paragraph>
    <form method="post" action={`/balie/krat/${encodeURIComponent(crate)}/zegel`}>
      <FormField name="zegel" label={t('sealNumber')}>
        {ties => <TextInput ties={ties} required autocomplete="off" width="short" />}
      </FormField>
      <Paragraph>
        <Button look="primary">{t('sealGo')}</Button>
      </Paragraph>
    </form>
  </>
);

const OpenForm = ({ crate, t }: PartProps) => (
  <>
    <Heading level={2}>{t('open')}</Heading>
    <Paragraph>{t('openText')}</Paragraph>
    <form method="post" action={`/balie/krat/${encodeURIComponent(crate)}/open`}>
      <FormField name="aantal" label={t('counted')}>
        {ties => <TextInput ties={ties} type="number" min={0} required width="short" />}
      </FormField>
      <FormField name="zegel" label={t('sealFound')}>
        {ties => <TextInput ties={ties} autocomplete="off" width="short" />}
      </FormField>
      <Paragraph>
        <Button look="primary">{t('openGo')}</Button>
      </Paragraph>
    </form>
  </>
);

const Found = ({
  load,
  difference: { count, otherSeal, missing },
  lines,
  place,
  t,
}: PartProps & { readonly load: LoadContents; readonly difference: Difference }) => {
  const from = place.unit(load.from).name;
  const still = lines.filter(({ id }) => missing.some(transit => transit.id === id));
  const found = load.sealFound === '' ? t('noSeal') : (load.sealFound ?? '');
  return (
    <>
      {count === 0 && !otherSeal ? (
        <Alert kind="ok">{t('agrees', { count: load.said })}</Alert>
      ) : (
        <Alert kind="warning" title={t('differs')}>
          {count !== 0 && (
            <Paragraph>{t(count > 0 ? 'more' : 'fewer', { count: Math.abs(count), from })}</Paragraph>
          )}
          {otherSeal && <Paragraph>{t('otherSeal', { seal: load.seal, found })}</Paragraph>}
        </Alert>
      )}
      {still.length > 0 && (
        <>
          <Heading level={2}>{t('missing')}</Heading>
          <Paragraph>{t('missingText')}</Paragraph>
          <Table
            id="missing"
            caption={t('missing')}
            captionHidden
            columns={[
              { head: t('book'), cell: ({ title }) => title },
              {
                head: t('action'),
                cell: ({ id, title }) => (
                  <form method="post" action="/balie/kratten/zoek">
                    <input type="hidden" name="reis" value={id} />
                    <input type="hidden" name="titel" value={title} />
                    <Button look="subtle" label={t('notThereLabel', { title })}>
                      {t('notThere')}
                    </Button>
                  </form>
                ),
              },
            ]}
            rows={still}
            keyOf={({ id }) => id}
          />
        </>
      )}
    </>
  );
};

/** A label to stick on a crate, with its barcode. */
export function LabelView({ crate, language }: { readonly crate: string; readonly language: Language }) {
  const t = translator(words, language);
  return (
    <div class="receipt">
      <Heading level={1}>{t('title', { crate })}</Heading>
      <Barcode code={crateCode(crate)} />
      <Paragraph>{crateCode(crate)}</Paragraph>
      <Paragraph>
        <Link href="/balie/kratten">{t('back')}</Link>
      </Paragraph>
    </div>
  );
}
