/** What a library does with people: programmes, activities, who takes part, who came. */
export { repeat } from './activity.ts';
export { holdEnded } from './count-meetings.ts';
export { changePlan } from './change-plan.ts';
export { loadLocations, readLocationsFile } from './load-locations.ts';
export { type HelpGiven, recordHelp } from './record-help.ts';
export { offersIn } from './municipal-plan.ts';
export { readOffers } from './store/municipal.ts';
export { locationsOn } from './store/locations.ts';
export { readVocabulary as provinceWords } from './store/vocabulary.ts';
export { type HoursDone, takeOnVolunteers, type VolunteerWish, writeHours } from './volunteers.ts';
export { halfDayOf } from './volunteer.ts';
export { flawsOfProgrammes, loadProgrammes } from './load-programmes.ts';
export { type DoorMark, markAttendance } from './mark-attendance.ts';
export { type Plan, planActivities } from './plan-activities.ts';
export { programmesOn } from './programme.ts';
export { readProgrammes, readTemplates as templates } from './store/programmes.ts';
export { type RegisterWish, registerFor } from './register.ts';
