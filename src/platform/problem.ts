import type { Refusal } from './result.ts';

/** An HTTP problem (RFC 9457). `code` is the refusal's stable code; further members are its facts. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}

/** A refusal as a problem: the sentence is for people, the code and the facts for programs. */
export function problemOf(
  refusal: Refusal,
  status: number,
  sentence: string,
): Problem & Record<string, unknown> {
  const { code, ...facts } = refusal;
  return { ...facts, type: `urn:bindwerk:${code}`, title: sentence, status, detail: sentence, code };
}
