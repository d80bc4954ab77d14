import type { Unit } from '#network';
import type { Day } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { CrateLine, LateLine, OpenedLine } from './load.ts';
import { words } from './words.ts';

export const reasons = ['rotation', 'repair', 'school', 'home', 'other'] as const;

export interface CratesProps {
  readonly name: string;
  readonly today: Day;
  readonly crates: readonly CrateLine[];
  readonly opened: readonly OpenedLine[];
  readonly late: readonly LateLine[];
  /** Where something can be sent. */
  readonly places: readonly Pick<Unit, 'code' | 'name'>[];
  readonly language: Language;
}

type T = TranslateOf<typeof words>;

const addressOf = (crate: string): string => `/balie/krat/${encodeURIComponent(crate)}`;

/** The crates of a branch, what is too late, and a way to send what nobody asked for. */
export function CratesView(props: CratesProps) {
  const { name, crates, opened, late, language } = props;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title', { place: name })}</Heading>
      {late.length > 0 && <TooLate {...props} t={t} />}
      <Heading level={2}>{t('here')}</Heading>
      {crates.length === 0 ? (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      ) : (
        <Table
          id="crates"
          caption={t('here')}
          captionHidden
          columns={[
            { head: t('crate'), cell: ({ crate }) => <Link href={addressOf(crate)}>{crate}</Link> },
            { head: t('holds'), cell: ({ count }) => t('holdsText', { count }) },
            { head: t('to'), cell: ({ to }) => to },
            { head: t('state'), cell: ({ isSealed }) => t(isSealed ? 'sealed' : 'open') },
          ]}
          rows={crates}
          keyOf={({ crate }) => crate}
        />
      )}
      {opened.length > 0 && <Opened opened={opened} t={t} />}
      <SendForm {...props} t={t} />
      <Heading level={2}>{t('label')}</Heading>
      <form method="get" action="/balie/krat-label">
        <FormField name="krat" label={t('crate')} description={t('labelText')}>
          {ties => <TextInput ties={ties} required autocomplete="off" width="short" />}
        </FormField>
        <Paragraph>
          <Button>{t('makeLabel')}</Button>
        </Paragraph>
      </form>
      <Paragraph>
        <Link href="/balie">{t('back')}</Link>
      </Paragraph>
    </>
  );
}

const TooLate = ({ late, today, language, t }: CratesProps & { readonly t: T }) => (
  <>
    <Heading level={2}>{t('late')}</Heading>
    <Paragraph>{t('lateText')}</Paragraph>
    <Table
      id="late"
      caption={t('late')}
      captionHidden
      columns={[
        { head: t('book'), cell: ({ title }) => title },
        { head: t('from'), cell: ({ from }) => from },
        { head: t('to'), cell: ({ to }) => to },
        {
          head: t('expected'),
          cell: ({ expected }) => <Badge look="hand">{sayDay(expected, today, language)}</Badge>,
        },
        {
          head: t('action'),
          cell: ({ transit, title }) => (
            <form method="post" action="/balie/kratten/zoek">
              <input type="hidden" name="reis" value={transit} />
              <input type="hidden" name="titel" value={title} />
              <Button look="subtle" label={t('lostLabel', { title })}>
                {t('lost')}
              </Button>
            </form>
          ),
        },
      ]}
      rows={late}
      keyOf={({ transit }) => transit}
    />
  </>
);

const Opened = ({ opened, t }: { readonly opened: readonly OpenedLine[]; readonly t: T }) => (
  <>
    <Heading level={2}>{t('opened')}</Heading>
    <Table
      id="opened"
      caption={t('opened')}
      captionHidden
      columns={[
        { head: t('crate'), cell: ({ crate }) => <Link href={addressOf(crate)}>{crate}</Link> },
        { head: t('from'), cell: ({ from }) => from },
        { head: t('told'), cell: ({ said }) => said, numeric: true },
        { head: t('counted'), cell: ({ counted }) => counted, numeric: true },
        {
          head: t('finding'),
          cell: ({ agrees }) => (agrees ? t('agrees') : <Badge look="hand">{t('differs')}</Badge>),
        },
      ]}
      rows={opened}
      keyOf={({ id }) => id}
    />
  </>
);

const SendForm = ({ places, t }: CratesProps & { readonly t: T }) => (
  <>
    <Heading level={2}>{t('send')}</Heading>
    <Paragraph>{t('sendText')}</Paragraph>
    <form method="post" action="/balie/kratten">
      <FormField name="code" label={t('barcode')}>
        {ties => <TextInput ties={ties} required autocomplete="off" />}
      </FormField>
      <FormField name="naar" label={t('to')}>
        {ties => (
          <Select ties={ties} choices={places.map(({ code, name }) => ({ value: code, label: name }))} />
        )}
      </FormField>
      <FormField name="reden" label={t('reason')}>
        {ties => <Select ties={ties} choices={reasons.map(value => ({ value, label: t(value) }))} />}
      </FormField>
      <Paragraph>
        <Button>{t('go')}</Button>
      </Paragraph>
    </form>
  </>
);
