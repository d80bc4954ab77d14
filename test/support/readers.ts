import { loadRules } from '#circulation';
import { addMembers, type MemberId, system } from '#people';
import type { Db } from '#platform/db.ts';
import type { Result } from '#platform/result.ts';
import { loadVanCalendar, planRuns } from '#transport';
import type { Plug } from '#web/plug.ts';
import { catalogueModule } from '../../src/modules/catalogue/module.ts';
import { circulationModule } from '../../src/modules/circulation/module.ts';
import { discoveryModule } from '../../src/modules/discovery/module.ts';
import { networkModule } from '../../src/modules/network/module.ts';
import { peopleModule } from '../../src/modules/people/module.ts';
import { requestsModule } from '../../src/modules/requests/module.ts';
import { transportModule } from '../../src/modules/transport/module.ts';
import { testDatabase } from './database.ts';
import { aNetwork, firstDay, tinyProvince, type TinyUnit } from './network.ts';
import type { Unit } from '#network';

/** The modules that a reader's search and request pass through, in street order. */
export const readersPlugs: readonly Plug[] = [
  networkModule,
  peopleModule,
  catalogueModule,
  circulationModule,
  transportModule,
  requestsModule,
  discoveryModule,
];

const good = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
};

/** The tiny province with its loan rules and its van, and Ada, a member of North with card `C100`, password `boekenwurm`. */
export async function aReadersProvince(
  t: { after(clean: () => Promise<void>): void },
  { runs = ['2026-01-12', '2026-03-12'] as const } = {},
): Promise<{ db: Db; units: Record<TinyUnit, Unit>; ada: MemberId }> {
  const db = await testDatabase(t, readersPlugs);
  const { network, units } = await aNetwork(db);
  const ada = await db.transaction(async tx => {
    good(await loadRules(tx, tinyProvince.rules, network));
    good(await loadVanCalendar(tx, tinyProvince.van, network));
    await planRuns(tx, ...runs);
    const [member] = await addMembers(tx, [
      {
        home: units.north.id,
        category: 'basic',
        givenName: 'Ada',
        familyName: 'Voorbeeld',
        birthDay: '1980-05-05',
        since: firstDay,
        card: 'C100',
        password: 'boekenwurm',
        by: system,
      },
    ]);
    if (!member) throw new Error('nobody was enrolled');
    return good(member);
  });
  return { db, units, ada };
}
