import type { StateTable } from '#platform/state-table.ts';
import type { ActivityId } from './activity.ts';

export type RegistrationId = number;
export type RegistrationState =
  | 'registered'
  | 'waiting'
  | 'offered'
  | 'lapsed'
  | 'cancelled'
  | 'came'
  | 'absent';
export type RegistrationVerb = 'cancel' | 'offer' | 'accept' | 'lapse' | 'come' | 'miss';
export type RegistrationActor = 'visitor' | 'staff' | 'system';

/** A registration's life. Seats are held by those registered, offered and come. */
export const registrationLife: StateTable<RegistrationState, RegistrationVerb, RegistrationActor> = {
  registered: {
    cancel: { to: 'cancelled', by: ['visitor', 'staff', 'system'] },
    come: { to: 'came', by: ['staff', 'system'] },
    miss: { to: 'absent', by: ['staff', 'system'] },
  },
  waiting: {
    offer: { to: 'offered', by: 'system' },
    cancel: { to: 'cancelled', by: ['visitor', 'staff', 'system'] },
  },
  offered: {
    accept: { to: 'registered', by: ['visitor', 'staff'] },
    lapse: { to: 'lapsed', by: 'system' },
    cancel: { to: 'cancelled', by: ['visitor', 'staff', 'system'] },
  },
  absent: { come: { to: 'came', by: ['staff', 'system'] } },
  came: {},
  cancelled: {},
  lapsed: {},
};

const holding: ReadonlySet<RegistrationState> = new Set(['registered', 'offered', 'came']);

/** How many seats a registration holds in a state. */
export const seatsHeld = (state: RegistrationState, seats: number): number =>
  holding.has(state) ? seats : 0;

export interface Registration {
  readonly id: RegistrationId;
  readonly activity: ActivityId;
  readonly kind: 'person' | 'group' | 'class';
  /** Null once dropped after the term. */
  readonly name: string | null;
  /** One e-mail address or telephone number. */
  readonly contact: string | null;
  readonly language: 'nl' | 'en';
  readonly seats: number;
  readonly children: number;
  readonly state: RegistrationState;
  /** The secret of the link, and what stands in the code at the door. */
  readonly code: string;
  readonly offeredUntil: Date | null;
  /** The school that a class comes from, as it was called then. */
  readonly location: string | null;
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phone = /^\+?\d{9,15}$/;

/** Reads one contact: an e-mail address in small letters, or a telephone number of digits only. */
export function readContact(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase();
  if (email.test(trimmed) && trimmed.length <= 254) return trimmed;
  const digits = trimmed.replaceAll(/[\s().-]/g, '');
  return phone.test(digits) ? digits : undefined;
}

export const isEmail = (contact: string | null): contact is string =>
  contact !== null && contact.includes('@');
