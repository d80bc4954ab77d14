import { whereabouts } from '#circulation';
import type { Network, UnitId } from '#network';
import { type Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Language } from '#web/words.ts';
import { isSlipCode } from '../../recognise.ts';
import { sayAnswer } from '../../say-answer.ts';
import { turnSince } from '../../scan.ts';
import { nextNumber, readScans, readSession, type ScanRow } from '../../store.ts';
import type { AtDesk } from '../at-desk.ts';
import type { CopyInHand } from '../item/deeds-view.tsx';
import type { SaidScan } from './scan-field.tsx';
import { loadVisitor, type Visitor } from './visitor.ts';

/** A device at a place, as far as its scans go. */
export interface Scanning {
  readonly unit: UnitId;
  readonly device: string;
  readonly place: Network;
  readonly today: Day;
}

const shown = 10;
/** What was said longer ago is history, no answer. */
const freshMinutes = 10;

const say = (world: World, { place, today }: Scanning, language: Language, row: ScanRow): SaidScan => {
  const { number, code, at, answer } = row;
  const speech = { place, today, language, describe: world.describe };
  return {
    number,
    code,
    at,
    tone: answer.tone,
    ...sayAnswer(answer, speech),
    title: answer.item?.title,
    item: answer.item,
    parts: answer.parts,
    isLent: answer.kind === 'lent',
    isUnknown: answer.kind === 'unknown-code' && !isSlipCode(code),
    hasSlip: answer.slip !== undefined,
    crate: 'crate' in answer ? answer.crate : undefined,
  };
};

/** The next number, the answer that is still news, and the last scans. */
export async function loadScans(world: World, scanning: Scanning, now: Date, language: Language) {
  const { device, unit } = scanning;
  const since = new Date(now.getTime() - 12 * 3_600_000);
  const rows = await readScans(world.db, device, unit, since, shown);
  const recent = rows.map(row => say(world, scanning, language, row));
  const [last] = recent;
  const isNews = last && now.getTime() - last.at.getTime() <= freshMinutes * 60_000;
  return { next: await nextNumber(world.db, device), last: isNews ? last : undefined, recent };
}

/** What the last scanned thing is doing now, for what else can be done with it. */
export async function loadCopy(world: World, last: SaidScan | undefined): Promise<CopyInHand | undefined> {
  if (!last?.item) return undefined;
  const { id, barcode } = last.item;
  const at = (await whereabouts(world.db, [id])).get(id);
  return at && { barcode, state: at.state };
}

/** Who is at the desk, if anybody. */
export async function loadWhoIsThere(world: World, desk: AtDesk, now: Date): Promise<Visitor | undefined> {
  const member = await readSession(world.db, desk.device, desk.unit, turnSince(now));
  return member === undefined ? undefined : loadVisitor(world.db, member, desk);
}
