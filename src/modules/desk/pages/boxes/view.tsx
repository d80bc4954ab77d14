import type { Network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import { sayDay, sayFullDay } from '#web/day-words.ts';
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
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { crateCode } from '../../recognise.ts';
import type { BoxLine, BoxShown } from './load.ts';
import { words } from './words.ts';

export const address = '/balie/kisten';
export const boxAddress = (code: string): string => `/balie/kist/${encodeURIComponent(code)}`;

type T = TranslateOf<typeof words>;

export interface BoxesProps {
  readonly boxes: readonly BoxShown[];
  readonly place: Network;
  readonly today: Day;
  readonly language: Language;
}

function whereIs({ box, lent, bound }: BoxShown, { place, today, language }: BoxesProps, t: T) {
  if (lent)
    return (
      <>
        {t('atSchool', { school: lent.school.name, until: sayDay(lent.until, today, language) })}{' '}
        {lent.until < today && <Badge look="hand">{t('late')}</Badge>}
      </>
    );
  if (bound !== undefined) return t('underWay', { place: place.unit(bound).name });
  return t('inLibrary', { place: place.unit(box.home).name });
}

/** Every box of the organisation, and a form for one more. */
export function BoxesView(props: BoxesProps) {
  const t = translator(words, props.language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {props.boxes.length === 0 ? (
        <EmptyState title={t('empty')}>
          <Paragraph>{t('emptyText')}</Paragraph>
        </EmptyState>
      ) : (
        <Table
          id="boxes"
          caption={t('list')}
          columns={[
            { head: t('box'), cell: ({ box }) => <Link href={boxAddress(box.code)}>{box.name}</Link> },
            { head: t('count'), numeric: true, cell: ({ box }) => box.items.length },
            { head: t('where'), cell: shown => whereIs(shown, props, t) },
          ]}
          rows={props.boxes}
          keyOf={({ box }) => box.id}
        />
      )}
      <Heading level={2}>{t('make')}</Heading>
      <form method="post" action={address}>
        <FormField name="naam" label={t('name')} description={t('nameText')}>
          {ties => <TextInput ties={ties} required autocomplete="off" />}
        </FormField>
        <FormField name="kist" label={t('code')} description={t('codeText')}>
          {ties => <TextInput ties={ties} required autocomplete="off" width="short" />}
        </FormField>
        <Button look="primary">{t('makeNow')}</Button>
      </form>
    </>
  );
}

interface BoxProps {
  readonly shown: BoxShown;
  readonly place: Network;
  readonly unit: number;
  readonly today: Day;
  readonly language: Language;
}
type PartProps = BoxProps & { readonly t: T };

const stateWords = ['on-shelf', 'on-display', 'on-loan', 'in-transit'] as const;

const sayState = ({ place }: BoxLine, t: T): string => {
  const known = stateWords.find(state => state === place?.state);
  return t(known ? `s-${known}` : 's-other');
};

const Codes = ({ id, help, t }: { readonly id: string; readonly help: string; readonly t: T }) => (
  <FormField name="codes" id={id} label={t('codes')} description={help}>
    {ties => <Textarea ties={ties} rows={6} required />}
  </FormField>
);

const Content = ({ shown: { box, lines }, t }: PartProps) => (
  <Table
    id="content"
    caption={t('content')}
    columns={[
      { head: t('book'), cell: ({ edition }) => edition.title },
      { head: t('barcode'), cell: ({ item }) => item.barcode },
      { head: t('state'), cell: line => sayState(line, t) },
      {
        head: t('takeOut'),
        cell: ({ item, edition, place }) =>
          place?.state !== 'on-loan' && (
            <form method="post" action={`${boxAddress(box.code)}/eruit`}>
              <Button
                name="exemplaar"
                value={item.id}
                look="subtle"
                label={t('takeOutThis', { title: edition.title })}
              >
                {t('takeOut')}
              </Button>
            </form>
          ),
      },
    ]}
    rows={lines}
    keyOf={({ item }) => item.id}
  />
);

const FillForm = ({ shown: { box }, t }: PartProps) => (
  <>
    <Heading level={2}>{t('fill')}</Heading>
    <form method="post" action={`${boxAddress(box.code)}/vullen`}>
      <Codes id="codes-in" help={t('codesText')} t={t} />
      <Button look="primary">{t('fillNow')}</Button>
    </form>
  </>
);

/** A term that nobody chose is half a school year. */
const usualTerm = 150;

const LendForm = ({ shown: { box }, today, t }: PartProps) => (
  <>
    <Heading level={2}>{t('lend')}</Heading>
    <form method="post" action={`${boxAddress(box.code)}/uitlenen`}>
      <FormField name="pas" label={t('school')}>
        {ties => <TextInput ties={ties} required autocomplete="off" width="short" />}
      </FormField>
      <FormField name="tot" label={t('until')}>
        {ties => (
          <TextInput
            ties={ties}
            type="date"
            width="date"
            required
            min={today}
            value={addDays(today, usualTerm)}
          />
        )}
      </FormField>
      <Button look="primary">{t('lendNow')}</Button>
    </form>
  </>
);

const SendForm = ({ shown: { box }, place, today, unit, t }: PartProps) => (
  <>
    <Heading level={2}>{t('send')}</Heading>
    <form method="post" action={`${boxAddress(box.code)}/sturen`}>
      <FormField name="naar" label={t('to')}>
        {ties => (
          <Select
            ties={ties}
            value={place.unit(box.home).code}
            choices={place
              .branches(today)
              .filter(({ id }) => id !== unit)
              .map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
      </FormField>
      <Button>{t('sendNow')}</Button>
    </form>
  </>
);

const CheckInForm = ({ shown: { box }, t }: PartProps) => (
  <>
    <Heading level={2}>{t('checkIn')}</Heading>
    <form method="post" action={`${boxAddress(box.code)}/innemen`}>
      <Codes id="codes-back" help={t('checkInText')} t={t} />
      <Button look="primary">{t('checkInNow')}</Button>
    </form>
  </>
);

/** One box, by what comes next: fill it, send it, lend it; check it in where it comes back. */
export function BoxView(props: BoxProps) {
  const { shown, language } = props;
  const { box, lent } = shown;
  const t = translator(words, language);
  const part = { ...props, t };
  return (
    <>
      <Heading level={1}>{t('boxTitle', { code: box.code, name: box.name })}</Heading>
      {lent ? (
        <>
          <Paragraph look="lead">
            {t('lentTo', {
              school: lent.school.name,
              until: sayFullDay(lent.until, language),
              count: lent.items.size,
            })}
          </Paragraph>
          <CheckInForm {...part} />
        </>
      ) : (
        <>
          <FillForm {...part} />
          {box.items.length > 0 && <LendForm {...part} />}
        </>
      )}
      {box.items.length > 0 && <Content {...part} />}
      {box.items.length > (lent?.items.size ?? 0) && <SendForm {...part} />}
      <Paragraph>
        <Link href={`/balie/krat-label?krat=${encodeURIComponent(box.code)}`}>{t('label')}</Link>
      </Paragraph>
      <Paragraph>
        <Link href={address}>{t('all')}</Link>
      </Paragraph>
    </>
  );
}

/** The code without the mark of our own labels, as a scanner reads it from one. */
export const plainCode = (typed: string): string => {
  const code = typed.trim();
  const mark = crateCode('');
  return code.startsWith(mark) ? code.slice(mark.length) : code;
};
