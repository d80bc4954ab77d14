import { network } from '#network';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld, modules } from '../../src/main.ts';
import { aShelf } from '../../test/support/shelf.ts';
import { type BenchGround, today } from '../journey/ground.ts';
import { milliseconds } from '../measurement.ts';

const copiesOfTitle = 2000;

/** Seconds that the nightly reminders take when every member of the database has one book that is due in three days. */
export async function measureNight(ground: BenchGround): Promise<number> {
  const { db } = ground;
  const [branch] = (await network(db)).branches(today);
  if (!branch) throw new Error('the province has no branches');
  const { members } = await db.one<{ members: number }>(sql`select count(*) as members from people.member`);
  for (let made = 0; made < members; made += copiesOfTitle) await aShelf(db, branch.id, copiesOfTitle);
  await db.script(`
    insert into circulation.loan (item, edition, member, unit, lent_at, day, due_at, due_day, rule)
    select item.id, item.edition, member.id, ${branch.id}, date '${today}' - 18, date '${today}' - 18,
           date '${today}' + 3, date '${today}' + 3, (select min(id) from circulation.rule)
      from (select id, row_number() over (order by id) as place from people.member) as member
      join (select id, edition, row_number() over (order by id) as place from catalogue.item) as item using (place)`);
  await db.script('vacuum (analyze) circulation.loan');
  const clock = standingClock(new Date(`${today}T03:20:00Z`));
  const world = await makeWorld(ground, readSettings({ LOG_LEVEL: 'error' }), makeLog('error'), clock);
  const job = modules.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'circulation/remind');
  if (!job) throw new Error('nobody is reminded at night');
  const taken = await milliseconds(async () => job.run(world, undefined));
  const { told } = await db.one<{ told: number }>(
    sql`select count(*) as told from notices.message where channel = 'account'`,
  );
  if (told !== members) throw new Error(`${told} of ${members} members were told`);
  return taken / 1000;
}
