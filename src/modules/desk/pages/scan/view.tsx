import type { Part } from '#circulation';
import { type Day, dayIn } from '#platform/day.ts';
import { sayDay, sayTime } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { words as afterWords } from '../afterwards/words.ts';
import { type CopyInHand, DeedsView } from '../item/deeds-view.tsx';
import { CountForm, GiveAlong } from '../item/kit-view.tsx';
import { words as kitWords } from '../item/kit-words.ts';
import { words as itemWords } from '../item/words.ts';
import { NameUnknown } from './name-unknown.tsx';
import { ReturnedMail } from './returned-mail.tsx';
import { type SaidScan, ScanField } from './scan-field.tsx';
import type { Visitor } from './visitor.ts';
import { words } from './words.ts';

export interface ScanProps {
  readonly name: string;
  readonly zone: string;
  readonly today: Day;
  readonly next: number;
  readonly last: SaidScan | undefined;
  readonly recent: readonly SaidScan[];
  readonly visitor: Visitor | undefined;
  /** The thing that was scanned last, as it is now. */
  readonly copy: CopyInHand | undefined;
  /** Code of the branch. */
  readonly unit: string;
  /** How many scans without a network still ask for a hand. */
  readonly toDo: number;
  readonly language: Language;
}

/** The desk: one field, one answer, who is there, and what went before. */
export function ScanView(props: ScanProps) {
  const { name, unit, next, last, visitor, copy, toDo, language } = props;
  const t = translator(words, language);
  const after = translator(afterWords, language);
  const ofItem = translator(itemWords, language);
  return (
    <>
      <Heading level={1}>{t('title', { place: name })}</Heading>
      <ScanField action="/balie" next={next} last={last} language={language} unit={unit} isPrivate>
        {toDo > 0 && (
          <Alert kind="warning">
            {after('waiting', { count: toDo })} <Link href="/balie/achteraf">{after('open')}</Link>
          </Alert>
        )}
        {last?.isUnknown && <NameUnknown code={last.code} {...{ unit, next, visitor, language }} />}
        {copy && last?.parts && (last.isLent || copy.state !== 'on-loan') && (
          <Kit barcode={copy.barcode} parts={last.parts} isLent={last.isLent} language={language} />
        )}
        {copy && (
          <details class="disclosure">
            <summary>{ofItem('other')}</summary>
            <DeedsView copy={copy} next={next} t={ofItem} />
          </details>
        )}
        {visitor?.dead && (
          <ReturnedMail
            visitor={{ ...visitor, dead: visitor.dead }}
            since={dayIn(props.zone, visitor.dead.since)}
            today={props.today}
            language={language}
          />
        )}
        {visitor && <AtTheDesk visitor={visitor} next={next} language={language} today={props.today} t={t} />}
        <Recent {...props} t={t} />
      </ScanField>
      <Paragraph look="small">
        <Link href="/balie/exemplaar">{ofItem('title')}</Link> ·{' '}
        <Link href="/balie/plek">{t('otherPlace')}</Link>
      </Paragraph>
    </>
  );
}

/** What goes along with a kit, or is counted when it comes back. */
const Kit = ({
  barcode,
  parts,
  isLent,
  language,
}: {
  readonly barcode: string;
  readonly parts: readonly Part[];
  readonly isLent: boolean;
  readonly language: Language;
}) => {
  const t = translator(kitWords, language);
  return isLent ? (
    <GiveAlong parts={parts} t={t} />
  ) : (
    <CountForm level={2} barcode={barcode} parts={parts} t={t} />
  );
};

type T = TranslateOf<typeof words>;

const AtTheDesk = ({
  visitor: { member, mark, loans, ready },
  next,
  language,
  today,
  t,
}: {
  readonly visitor: Visitor;
  readonly next: number;
  readonly language: Language;
  readonly today: Day;
  readonly t: T;
}) => (
  <>
    <Heading level={2}>{t('visitor', { name: member.name })}</Heading>
    <Paragraph>{t('scanTextMember', { name: member.name })}</Paragraph>
    {ready.length > 0 && (
      <>
        <Heading level={3}>
          {t('ready')}, {t('underLetter', { letter: mark.letter, card: mark.card })}
        </Heading>
        <ul class="utrecht-unordered-list">
          {ready.map(({ request, title }) => (
            <li key={request} class="utrecht-unordered-list__item">
              {title}
            </li>
          ))}
        </ul>
      </>
    )}
    {loans.length === 0 ? (
      <Paragraph>{t('noLoans')}</Paragraph>
    ) : (
      <Table
        id="loans"
        caption={t('loans')}
        columns={[
          { head: t('item'), cell: ({ title }) => title },
          {
            head: t('due'),
            cell: ({ dueDay, late }) => (
              <>
                {sayDay(dueDay, today, language)} {late && <Badge look="hand">{t('late')}</Badge>}
              </>
            ),
          },
        ]}
        rows={loans}
        keyOf={({ id }) => id}
      />
    )}
    <ButtonGroup>
      <form method="post" action="/balie" data-queue>
        <input type="hidden" name="nummer" value={next} />
        <input type="hidden" name="code" value="" />
        <Button>{t('done', { name: member.name })}</Button>
      </form>
      <ButtonLink href={`/balie/lid/${member.id}`}>{t('all')}</ButtonLink>
    </ButtonGroup>
  </>
);

const Recent = ({ recent, zone, language, today, t }: ScanProps & { readonly t: T }) =>
  recent.length === 0 ? (
    <EmptyState title={t('none')}>
      <Paragraph>{t('noneText')}</Paragraph>
    </EmptyState>
  ) : (
    <Table
      id="recent"
      caption={t('recent')}
      columns={[
        { head: t('time'), cell: ({ at }) => sayTime(at, zone, language) },
        { head: t('what'), cell: ({ title, code }) => title ?? (code === '' ? t('enter') : code) },
        { head: t('told'), cell: ({ headline }) => headline },
      ]}
      rows={recent}
      keyOf={({ number }) => `${today} ${number}`}
    />
  );
