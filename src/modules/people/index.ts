/** Who borrows and who works here, what they may do and how they sign in. */
export { type Actor, actorOf, allows, type Role, system } from './actor.ts';
export { type AddMember, addMembers } from './add-members.ts';
export { type AddStaff, addStaff } from './add-staff.ts';
export { type CardChange, changeCard } from './cards.ts';
export type { MemberJoined, PeopleFact } from './facts.ts';
export { ageBand, ageOn, type Member, type MemberId, postcodeArea } from './member.ts';
export type { MemberContext } from './member-context.ts';
export { findMembers, lookAt, memberByCard, members } from './members.ts';
export type { NotAllowed } from './refusals.ts';
export { loginOf, noteFailure, signIn } from './sign-in.ts';
