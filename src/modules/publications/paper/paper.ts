import type { UnitId } from '#network';
import type { PublicationId } from '../publication.ts';

export type PaperId = number;

/** A PDF that somebody brought. */
export interface Paper {
  readonly id: PaperId;
  /** Of the file. */
  readonly name: string;
  readonly slug: string;
  readonly title: string;
  /** Its address in the viewer where it was before. */
  readonly oldSlug: string | null;
  readonly owner: UnitId;
  /** In bytes. */
  readonly size: number;
  readonly state: 'waiting' | 'read' | 'refused';
  readonly reason: string | null;
  readonly publication: PublicationId | null;
  /** Pages of which there is a picture. */
  readonly pictures: number;
  readonly repaired: boolean;
  readonly askedAt: Date;
  /** The newest published version, once there is one. */
  readonly published: number | null;
}
