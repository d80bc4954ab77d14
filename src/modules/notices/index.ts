/** Who is told what, how and in which language; each message once. */
export { deadAddress, tryAgain } from './dead-address.ts';
export { forgetLetters, type Letter, writeLetters } from './letters.ts';
export type { Message, Notice, Words } from './notice.ts';
export { notify } from './notify.ts';
