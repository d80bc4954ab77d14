import { network, type Network, type UnitId } from '#network';
import { type Actor, actorOf, allows, noteFailure, signIn } from '#people';
import { isRefused } from '#platform/result.ts';
import { type Message, valueOf } from '#standards/sip2/message.ts';
import type { World } from '#web/plug.ts';
import type { Language } from '#web/words.ts';

/** A machine that signed in: as which account of the staff, and where it stands. */
export interface Terminal {
  /** The same for each connection of this account at this place. */
  readonly device: string;
  readonly unit: UnitId;
  readonly by: Actor;
  /** What it calls its institution (AO), sent back as it came. */
  institution: string;
  /** Of the member who stands there, as the machine last said. */
  language: Language;
  /** Its clock was seen to be wrong: what it says of when things happened offline is not believed. */
  clockIsOff: boolean;
}

/** The branches where an account may do the work of a desk. */
function placesOf(by: Actor, place: Network, at: Date): UnitId[] {
  const today = place.today(place.province.id, at);
  return place
    .branches(today)
    .filter(({ id }) => allows(by, 'desk', id, place, today))
    .map(({ id }) => id);
}

/**
 * Signs a machine in (message 93): CN and CO are a staff account that works at a desk, CP says at which branch by code or
 * ISIL, and may be left out by an account of one branch. Nothing when any of this does not fit.
 */
export async function signTerminalIn(world: World, message: Message): Promise<Terminal | undefined> {
  const at = world.clock.now();
  const [login, password, location] = ['CN', 'CO', 'CP'].map(id => valueOf(message, id)) as [
    string,
    string,
    string,
  ];
  const who = await signIn(world.db, login, password, at);
  if (isRefused(who)) {
    if (who.refusal.code === 'people/wrong-sign-in')
      await world.db.transaction(tx => noteFailure(tx, login, at));
    return undefined;
  }
  const by = actorOf(who.value);
  const place = await network(world.db);
  const may = placesOf(by, place, at);
  const asked = unitOf(location, place, at);
  const [unit] = asked === undefined && may.length === 1 ? may : may.filter(id => id === asked);
  if (unit === undefined) return undefined;
  const { code } = place.unit(unit);
  return { device: `sip2 ${login} ${code}`, unit, by, institution: '', language: 'nl', clockIsOff: false };
}

/** A branch by the code or ISIL that machines know it by. */
export function unitOf(text: string, place: Network, at: Date): UnitId | undefined {
  const wanted = text.trim();
  if (wanted === '') return undefined;
  const today = place.today(place.province.id, at);
  return place.branches(today).find(({ code, isil }) => code === wanted || isil === wanted)?.id;
}
