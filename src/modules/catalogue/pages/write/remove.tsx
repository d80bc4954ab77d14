import type { App } from '#platform/http.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Button } from '#web/parts/button.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import type { Refusal } from '#platform/result.ts';
import { translator } from '#web/words.ts';
import { type Affected, affectedByMerge } from '../../affected.ts';
import { readItemsOfRecords } from '../../store/item.ts';
import { readMembers } from '../../store/member.ts';
import { writeRecord } from '../../write-record.ts';
import { cataloguing, hidden, numberIn, recordAddressOf } from '../access.ts';
import { type Open, openRecord, writerOf } from './load.ts';
import type { T } from './view.tsx';
import { words } from './words.ts';

const RemoveView = ({
  open: { row, newest },
  copies,
  isLast,
  affected,
  t,
}: {
  readonly open: Open;
  readonly copies: number;
  /** Nobody else describes the title. */
  readonly isLast: boolean;
  readonly affected: readonly Affected[];
  readonly t: T;
}) => (
  <>
    <Breadcrumb
      steps={[
        { label: t('catalogue'), href: '/beheer/catalogus' },
        { label: row.controlNumber, href: recordAddressOf(row.id) },
        { label: t('remove') },
      ]}
    />
    <Heading level={1}>{t('removeTitle', { title: row.title })}</Heading>
    <Paragraph look="lead">{t('removeCopies', { count: copies })}</Paragraph>
    <Paragraph>{t(isLast ? 'removeLast' : 'removeOthers')}</Paragraph>
    {affected
      .filter(({ which }) => which.length > 0)
      .map(({ kind, which }) => (
        <Paragraph key={kind}>{t(`touched-${kind}`, { count: which.length })}</Paragraph>
      ))}
    <form method="post" action={`${recordAddressOf(row.id)}/verwijder`}>
      <input type="hidden" name="voor" value={newest} />
      <ButtonGroup>
        <Button look="primary">{t('removeYes')}</Button>
        <ButtonLink href={recordAddressOf(row.id)}>{t('cancel')}</ButtonLink>
      </ButtonGroup>
    </form>
  </>
);

/** Taking a record out that is described here: what follows is shown first, and any version can be put back. */
export function removeRoutes(app: App, world: World): void {
  const about = (handler: (visit: Visit, open: Open) => Promise<Shown>) =>
    show(world, cataloguing, async visit => {
      const id = numberIn(visit.params['record']) ?? 0;
      const open = await openRecord(world, id);
      if (!open) return refused({ code: 'catalogue/unknown-record', record: id } as Refusal);
      return open.source.writtenHere
        ? handler(visit, open)
        : refused({ code: 'intake/not-written-here', source: open.source.name } as Refusal);
    });
  const address = '/beheer/catalogus/record/:record/verwijder';
  app.get(
    address,
    hidden,
    about(async (visit, open) => {
      const { id, edition } = open.row;
      const members = await readMembers(world.db, [edition]);
      const isLast = members.every(member => member.id === id);
      const t = translator(words, visit.language);
      const { items, affected } = await world.db.transaction(async tx => {
        const own = (await readItemsOfRecords(tx, [id])).map(item => item.id);
        const touched = { editions: isLast ? [edition] : [], items: own };
        return { items: own, affected: await tx.ask(affectedByMerge, touched) };
      });
      return page({
        title: t('remove'),
        body: <RemoveView {...{ open, copies: items.length, isLast, affected, t }} />,
      });
    }),
  );
  app.post(
    address,
    hidden,
    about(async (visit, { row, marc }) => {
      const record = { ...marc, leader: `${marc.leader.slice(0, 5)}d${marc.leader.slice(6)}` };
      const before = numberIn(visit.form['voor']);
      const done = await world.db.transaction(tx =>
        writeRecord(tx, { of: row.id, organisation: undefined, record, before, ...writerOf(visit) }),
      );
      const t = translator(words, visit.language);
      return done.ok
        ? redirect(`${recordAddressOf(row.id)}/versies`, t('removed'))
        : refused(done.refusal as Refusal);
    }),
  );
}
