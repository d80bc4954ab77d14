import type { IntakeRefusal } from '../refusals.ts';

/** Ends the request with a refusal; the server makes it a page or an RFC 9457 problem. */
export function raise(code: IntakeRefusal['code']): never {
  throw Object.assign(new Error(code), { refusal: { code } });
}
