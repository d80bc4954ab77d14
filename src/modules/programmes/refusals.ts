import type { NotAllowed } from '#people';
import type { RefusalTable } from '#web/plug.ts';
import type { StepRefusal } from '#platform/state-table.ts';

export interface ProgrammesUnsound {
  readonly code: 'programmes/unsound';
  readonly errors: readonly string[];
}
interface UnknownActivity {
  readonly code: 'programmes/unknown-activity';
}
interface UnknownRegistration {
  readonly code: 'programmes/unknown-registration';
}
interface UnknownProgramme {
  readonly code: 'programmes/unknown-programme';
  readonly programme: string;
}
interface RoomTaken {
  readonly code: 'programmes/room-taken';
  readonly room: string;
  readonly by: string;
}
interface NotOpen {
  readonly code: 'programmes/not-open';
}
interface Already {
  readonly code: 'programmes/already-registered';
}
interface Full {
  readonly code: 'programmes/full';
}
interface Over {
  readonly code: 'programmes/over';
}
interface SeatsTaken {
  readonly code: 'programmes/seats-taken';
  readonly taken: number;
}
interface UnknownVolunteer {
  readonly code: 'programmes/unknown-volunteer';
}
interface NotBegun {
  readonly code: 'programmes/not-begun';
}
interface ReasonNeeded {
  readonly code: 'programmes/reason-needed';
}
interface Wrong {
  readonly code: 'programmes/not-understood';
  readonly field: string;
}

export type PlanRefusal = UnknownProgramme | RoomTaken | Wrong | NotAllowed;
export type MeetingRefusal = UnknownActivity | RoomTaken | Wrong | NotAllowed | StepRefusal;
export type ActivityRefusal = UnknownActivity | Over | SeatsTaken | Wrong | NotAllowed;
export type RegisterRefusal = UnknownActivity | NotOpen | Already | Wrong;
export type ChangeRefusal = UnknownRegistration | Full | StepRefusal;
export type MunicipalRefusal = Wrong | ReasonNeeded | NotAllowed | StepRefusal;
export type VolunteerRefusal = UnknownVolunteer | UnknownActivity | Wrong | NotAllowed;
export type HelpRefusal = Wrong | NotAllowed;
export type DoorRefusal = UnknownActivity | UnknownRegistration | Full | NotBegun | Wrong | NotAllowed;

type Own = Exclude<
  | ProgrammesUnsound
  | PlanRefusal
  | MeetingRefusal
  | ActivityRefusal
  | VolunteerRefusal
  | RegisterRefusal
  | ChangeRefusal
  | DoorRefusal
  | MunicipalRefusal,
  NotAllowed | StepRefusal
>;

export const refusals = {
  'programmes/unsound': {
    status: 422,
    nl: 'De programma’s van deze provincie kloppen niet: {errors}',
    en: 'The programmes of this province are not sound: {errors}',
  },
  'programmes/unknown-activity': {
    status: 404,
    nl: 'Deze activiteit kennen we niet. Kies er een uit de agenda.',
    en: 'We do not know this activity. Choose one from the agenda.',
  },
  'programmes/unknown-registration': {
    status: 404,
    nl: 'Deze aanmelding kennen we niet. Misschien is de link niet helemaal overgenomen.',
    en: 'We do not know this registration. Perhaps the link was not copied completely.',
  },
  'programmes/unknown-programme': {
    status: 422,
    nl: 'Het programma “{programme}” bestaat op deze dag niet. Kies er een uit de lijst.',
    en: 'The programme “{programme}” does not exist on this day. Choose one from the list.',
  },
  'programmes/room-taken': {
    status: 409,
    nl: '{room} is dan al bezet door “{by}”. Er is niets bewaard. Kies een andere tijd of ruimte.',
    en: '{room} is taken then by “{by}”. Nothing was saved. Choose another time or room.',
  },
  'programmes/not-open': {
    status: 409,
    nl: 'Je kunt je voor deze activiteit niet (meer) aanmelden. Kom gerust langs, of kies een andere.',
    en: 'You cannot register for this activity (any more). Just drop in, or choose another.',
  },
  'programmes/already-registered': {
    status: 409,
    nl: 'Met deze naam en dit contact is al iemand aangemeld. Je plaats blijft staan. De link staat in je bericht.',
    en: 'Somebody is registered under this name and contact already. Your seat stays. The link is in your message.',
  },
  'programmes/full': {
    status: 409,
    nl: 'Er is geen plaats meer vrij.',
    en: 'There is no free seat left.',
  },
  'programmes/unknown-volunteer': {
    status: 404,
    nl: 'Deze vrijwilliger kennen we niet (meer). Kies iemand uit de lijst.',
    en: 'We do not know this volunteer (any more). Choose somebody from the list.',
  },
  'programmes/over': {
    status: 409,
    nl: 'Van deze activiteit komt niets meer. Er is niets bewaard.',
    en: 'Nothing of this activity is to come any more. Nothing was saved.',
  },
  'programmes/seats-taken': {
    status: 409,
    nl: 'Er zijn al {taken} plaatsen bezet. Er is niets bewaard. Kies {taken} plaatsen of meer.',
    en: 'There are {taken} seats taken already. Nothing was saved. Choose {taken} seats or more.',
  },
  'programmes/reason-needed': {
    status: 422,
    nl: 'Dit was al afgesproken. Schrijf erbij waarom het verandert. Er is niets bewaard.',
    en: 'This was agreed already. Say why it changes. Nothing was saved.',
  },
  'programmes/not-begun': {
    status: 409,
    nl: 'De activiteit is nog niet begonnen. Wacht tot duidelijk is wie er niet komt.',
    en: 'The activity has not begun yet. Wait until it is clear who does not come.',
  },
  'programmes/not-understood': {
    status: 422,
    nl: 'We begrijpen niet wat er staat bij “{field}”. Er is niets bewaard. Kijk het na en probeer het nog eens.',
    en: 'We do not understand what is written at “{field}”. Nothing was saved. Check it and try again.',
  },
} as const satisfies RefusalTable<Own>;
