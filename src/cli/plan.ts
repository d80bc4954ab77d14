import { planRequests } from '#requests';
import { command } from './command.ts';

export const planCommand = command({
  name: 'plan',
  usage: 'plan',
  summary: 'chooses copies for the waiting requests and publishes the pick lists now',
  run: async (_, io, means) => {
    const world = await means.world();
    const planned = await world.db.transaction(tx => planRequests(tx, world.clock.now()));
    io.out(JSON.stringify(planned));
    return 0;
  },
});
