import type { UnitId } from '#network';
import type { MemberId } from '#people';
import { type Reader, sql } from '#platform/db.ts';
import { hasCopy, isActive } from './states.ts';
import type { Request, RequestActor, RequestId, RequestState, RequestVerb, StepFacts } from '../request.ts';

/** Something that happened to a request. */
export interface Step {
  readonly request: RequestId;
  readonly number: number;
  readonly verb: RequestVerb | 'ask';
  readonly state: RequestState;
  readonly at: Date;
  readonly by: RequestActor;
  readonly facts: StepFacts;
}

export const readSteps = (reader: Reader, requests: readonly RequestId[]): Promise<Step[]> =>
  reader.many<Step>(sql`
    select request, number, verb, state, at, by, facts
      from requests.step
     where request = any(${requests})
     order by request, number`);

export const readRequests = (reader: Reader, ids: readonly RequestId[]): Promise<Request[]> =>
  reader.many<Request>(sql`select * from requests.request where id = any(${ids}) order by id`);

export const readOfMember = (reader: Reader, member: MemberId): Promise<Request[]> =>
  reader.many<Request>(sql`
    select * from requests.request where member = ${member} and state <> 'lent' order by id desc`);

export const readShelf = (reader: Reader, unit: UnitId): Promise<Request[]> =>
  reader.many<Request>(sql`
    select *
      from requests.request
     where shelf = ${unit}
     order by (state <> 'ready') desc, shelf_until, id`);

/** Wishes that nobody has in hand yet, oldest first. */
export const readOpen = (reader: Reader): Promise<Request[]> =>
  reader.many<Request>(sql`
    select *
      from requests.request
     where closed_at is null and ${isActive}
     order by asked_at, id`);

export const readByItems = (reader: Reader, items: readonly number[]): Promise<Request[]> =>
  reader.many<Request>(sql`
    select *
      from requests.request
     where item = any(${items}) and ${hasCopy}`);
