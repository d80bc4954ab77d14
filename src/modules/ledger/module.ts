import type { Plug } from '#web/plug.ts';
import { closeDays } from './close-days.ts';

export const ledgerModule: Plug = { name: 'ledger', jobs: [closeDays] };
