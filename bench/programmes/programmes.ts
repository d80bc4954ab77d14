import { benchGround } from '../journey/ground.ts';
import type { Bench } from '../measurement.ts';
import { measureAgenda } from './agenda.ts';
import { measureDoor } from './door.ts';
import { measureRegistrations } from './registrations.ts';

/** Everybody at once for one activity, the agenda of a busy province, and the list at the door. */
export const programmes: Bench = {
  name: 'programmes',
  run: async (say, scale) => {
    const ground = await benchGround();
    try {
      const people = Math.round(4_000 * scale);
      say(`${people} people for half as many seats…`);
      const { perSecond, oversold } = await measureRegistrations(ground, people);
      const coming = Math.round(20_000 * scale);
      say(`An agenda of ${coming} activities…`);
      const agenda = await measureAgenda(ground, coming);
      say('A list of 300 at the door…');
      const door = await measureDoor(ground, 300);
      return [
        { metric: 'registrations_per_s', value: perSecond, unit: '1/s', peer: null },
        { metric: 'oversold_seats', value: oversold, unit: 'seats', peer: null },
        { metric: 'agenda_p95_ms', value: agenda, unit: 'ms', peer: null },
        { metric: 'door_list_offline_s', value: door, unit: 's', peer: null },
      ];
    } finally {
      await ground.close();
    }
  },
};
