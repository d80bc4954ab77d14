import { addQuickItem, editions, type ItemId, type QuickItem } from '#catalogue';
import { partsOf } from '#circulation';
import { network, type UnitId } from '#network';
import { type Actor, allows, type Member, type MemberId, members, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Refusal, type Result } from '#platform/result.ts';
import { act } from './act.ts';
import { doDeed, type Wanted } from './actions/do-deed.ts';
import { type ScanAnswer, type ScannedItem, toneOf } from './answer.ts';
import type { Party } from './decide.ts';
import type { Here } from './hand.ts';
import { isSlipCode, type Recognised, recognise } from './recognise.ts';
import type { DeskRefusal } from './refusals.ts';
import { insertScan, lockDevice, readBefore, readSession, type ScanRow } from './store.ts';

/** Something was scanned, or typed in its place. */
export interface Scan {
  readonly unit: UnitId;
  /** The device that scans, the same for as long as it counts on. */
  readonly device: string;
  /** The device's own count. A number is one scan, however often it arrives. */
  readonly number: number;
  /** As scanned; empty when only the key was pressed, which ends a member's turn. */
  readonly code: string;
  /** When it was scanned, which may be a while ago. */
  readonly at: Date;
  /** When we hear of it; left out when that is the same moment. */
  readonly told?: Date | undefined;
  readonly by: Actor;
  /** Whom items are lent to; when left out, whose card this device read last. */
  readonly member?: MemberId | undefined;
  /** What staff chose to do with a thing, instead of lending it or taking it in. */
  readonly wanted?: Wanted | undefined;
  /** What a thing is whose code nobody knows, so that it can be lent at once; a desk only. */
  readonly named?: Pick<QuickItem, 'title' | 'material' | 'audience'> | undefined;
  /** It came along from somebody's door with a round of home delivery: taken in, whoever's turn it is at this desk. */
  readonly fromDoor?: boolean | undefined;
  /** A machine takes it in while nobody of the library is there. */
  readonly unattended?: boolean | undefined;
  /** The run of the van in whose door this happens; absent at a desk. */
  readonly van?: { readonly run: number | undefined } | undefined;
}

type ScanRefusal = NotAllowed | Extract<DeskRefusal, { code: 'desk/number-used' }>;

/** A second scan of one code within so many seconds is a hand that trembled. */
const repeatSeconds = 3;
/** After so many minutes without a scan nobody stands at the desk any more. */
export const turnMinutes = 10;

const isRepeat = (last: ScanRow, { code, unit, at, wanted, named }: Scan): boolean =>
  last.code === code &&
  !(named && last.answer.kind === 'unknown-code') &&
  last.unit === unit &&
  last.answer.deed === wanted?.deed &&
  Math.abs(at.getTime() - last.at.getTime()) <= repeatSeconds * 1000;

/** The thing of the scan before, when it was told to go in a crate and nobody has walked away since. */
const inHandOf = (last: ScanRow | undefined, { unit, at }: Scan): ItemId | undefined =>
  last?.answer.kind === 'crate' && last.unit === unit && last.at >= turnSince(at)
    ? last.answer.item?.id
    : undefined;

/** Since when a session must have been used to be still open. */
export const turnSince = (at: Date): Date => new Date(at.getTime() - turnMinutes * 60_000);

async function whoIsHere(
  tx: Tx,
  { member, van, fromDoor, device, unit, at }: Scan,
): Promise<Member | undefined> {
  const id = van || fromDoor ? undefined : (member ?? (await readSession(tx, device, unit, turnSince(at))));
  return id === undefined ? undefined : (await members(tx, [id])).get(id);
}

async function scannedItem(tx: Tx, seen: Recognised): Promise<ScannedItem | undefined> {
  if (seen.kind !== 'item' && seen.kind !== 'slip') return undefined;
  const { id, edition, barcode } = seen.item;
  const title = (await editions(tx, [edition])).get(edition)?.title ?? barcode;
  return { id, edition, barcode, title };
}

/** What must be counted, or given along, of a kit in hand. */
const scannedParts = async (tx: Tx, seen: Recognised) =>
  seen.kind === 'item' ? (await partsOf(tx, [seen.item.id])).get(seen.item.id) : undefined;

/** What the code is. A thing that nobody knows and that gets a name at this desk is made lendable first. */
async function recogniseOrName(
  tx: Tx,
  { code, named, van }: Scan,
  here: Here,
  party: Party,
): Promise<{ readonly seen: Recognised; readonly refusal?: Refusal }> {
  const read = () => recognise(tx, code, here.unit, here.today, party === 'desk');
  const seen = await read();
  if (seen.kind !== 'unknown' || !named || van || isSlipCode(code)) return { seen };
  const made = await addQuickItem(tx, { ...named, ...here, barcode: code });
  return made.ok ? { seen: await read() } : { seen, refusal: made.refusal };
}

async function answer(tx: Tx, scan: Scan, here: Here): Promise<ScanAnswer> {
  const { member } = here;
  const party: Party = scan.van ? 'van' : member ? 'member' : 'desk';
  const { seen, refusal } = await recogniseOrName(tx, scan, here, party);
  const wanted = seen.kind === 'item' && !scan.van ? scan.wanted : undefined;
  const told = refusal
    ? ({ kind: 'refused', doing: 'other', refusal } as const)
    : wanted && seen.kind === 'item'
      ? await doDeed(tx, seen, wanted, here)
      : await act(tx, seen, party, here);
  const arrives = seen.kind === 'card' ? seen.member.id : member?.id;
  const isOver = told.kind === 'member-closed' || told.kind === 'member-ended';
  return {
    ...told,
    tone: toneOf(told),
    deed: wanted?.deed,
    item: await scannedItem(tx, seen),
    parts: scan.van ? undefined : await scannedParts(tx, seen),
    member: isOver || scan.van ? undefined : arrives,
  };
}

/** What scanners send along and nobody means: control characters and outer spaces. */
const tidy = (code: string): string => code.replaceAll(/\p{Cc}/gu, '').trim();

/**
 * One scan, one answer: finds out what the code means here and now, does it through the doors of the modules whose
 * work it is, and says what to do next. All in the caller's transaction. The same number again, or the same code
 * again within seconds, gets the same answer and happens once. One at a time, since each scan depends on the one
 * before.
 */
export async function scan(tx: Tx, given: Scan): Promise<Result<ScanAnswer, ScanRefusal>> {
  const asked = { ...given, code: tidy(given.code) };
  const { unit, device, number, code, at, by, van, fromDoor, unattended } = asked;
  const place = await network(tx);
  const today = place.today(unit, at);
  const role = van ? 'driver' : 'desk';
  if (!allows(by, role, unit, place, today)) return refuse({ code: 'people/not-allowed', role, unit });
  await lockDevice(tx, device);
  const before = await readBefore(tx, device, number);
  const same = before.find(row => row.number === number);
  if (same)
    return same.code === code && same.unit === unit && same.answer.deed === given.wanted?.deed
      ? ok(same.answer)
      : refuse({ code: 'desk/number-used', device, number });
  const row = { device, number, unit, code, at, told: given.told ?? at };
  const [last] = before;
  if (last && isRepeat(last, asked))
    return ok((await insertScan(tx, { ...row, repeats: true, answer: last.answer })).answer);
  const member = await whoIsHere(tx, asked);
  const inHand = inHandOf(last, asked);
  const here = {
    unit,
    device,
    at,
    told: row.told,
    by,
    place,
    today,
    member,
    fromDoor,
    unattended,
    run: van?.run,
    inHand,
  };
  const fresh = await answer(tx, asked, here);
  return ok((await insertScan(tx, { ...row, repeats: false, answer: fresh })).answer);
}
