import type { MemberId } from '#people';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { AfterStep } from '../../after-step.ts';
import { words } from './words.ts';

/** A scan in words, with the next right step. */
export interface ToDoLine {
  readonly device: string;
  readonly number: number;
  readonly time: string;
  readonly what: string;
  /** As scanned, where that is not what it is called. */
  readonly code: string | undefined;
  readonly headline: string;
  readonly detail: string;
  readonly step: AfterStep;
  readonly member: MemberId | undefined;
  /** True when the slip can be printed here: it was this computer's scan. */
  readonly hasSlip: boolean;
}

export interface AfterwardsProps {
  readonly name: string;
  readonly lines: readonly ToDoLine[];
  readonly language: Language;
}

/** After the network was away: what turned out otherwise than the desk could know, and what to do about it. */
export function AfterwardsView({ name, lines, language }: AfterwardsProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title', { place: name })}</Heading>
      {lines.length === 0 ? (
        <EmptyState title={t('empty')}>
          <Paragraph>{t('emptyText')}</Paragraph>
        </EmptyState>
      ) : (
        <>
          <Paragraph look="lead">{t('lead', { count: lines.length })}</Paragraph>
          <Table
            id="to-do"
            caption={t('caption')}
            columns={[
              {
                head: t('what'),
                cell: ({ what, code }) =>
                  code === undefined ? (
                    what
                  ) : (
                    <>
                      {what}
                      <br />
                      {code}
                    </>
                  ),
              },
              { head: t('time'), cell: ({ time }) => time },
              {
                head: t('found'),
                cell: ({ headline, detail }) => (
                  <>
                    <strong>{headline}</strong>
                    <br />
                    {detail}
                  </>
                ),
              },
              {
                head: t('step'),
                cell: ({ step, member, hasSlip, number }) => (
                  <>
                    {t(step)}{' '}
                    {member !== undefined && <Link href={`/balie/lid/${member}`}>{t('member')}</Link>}{' '}
                    {hasSlip && <Link href={`/balie/bon/${number}`}>{t('slip')}</Link>}
                  </>
                ),
              },
              {
                head: t('done'),
                cell: ({ device, number, what }) => (
                  <form method="post" action="/balie/achteraf">
                    <input type="hidden" name="apparaat" value={device} />
                    <input type="hidden" name="nummer" value={number} />
                    <input type="hidden" name="wat" value={what} />
                    <Button look="subtle" label={t('settleLabel', { what })}>
                      {t('settle')}
                    </Button>
                  </form>
                ),
              },
            ]}
            rows={lines}
            keyOf={({ device, number }) => `${device} ${number}`}
          />
        </>
      )}
      <Paragraph>
        <Link href="/balie">{t('back')}</Link>
      </Paragraph>
    </>
  );
}
