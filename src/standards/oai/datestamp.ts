/** A moment as harvesters write it (OAI-PMH 3.3.1): a day, or a second in UTC. */
export interface Datestamp {
  readonly at: Date;
  readonly granularity: 'day' | 'second';
}

const form = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)Z)?$/;

/** Undefined for what is not written so, or is no day of any year. */
export function parseDatestamp(text: string): Datestamp | undefined {
  const [, day, time] = form.exec(text) ?? [];
  if (day === undefined) return undefined;
  const at = new Date(`${day}T${time ?? '00:00:00'}Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day)) return undefined;
  return { at, granularity: time === undefined ? 'day' : 'second' };
}

/** The last second that an `until` includes. */
export const endOf = ({ at, granularity }: Datestamp): Date =>
  granularity === 'second' ? at : new Date(at.getTime() + 86_399_000);

/** A moment in whole seconds, UTC. */
export const formatDatestamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
