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
  /** `reading`: what was read of it can be looked at while the rest is being read. */
  readonly state: 'waiting' | 'reading' | 'read' | 'refused';
  readonly reason: string | null;
  readonly publication: PublicationId | null;
  /** Pages of which there is a picture. */
  readonly pictures: number;
  readonly repaired: boolean;
  readonly askedAt: Date;
  /** The newest published version, once there is one. */
  readonly published: number | null;
  /** Of the file, once that is known. */
  readonly pages: number | null;
  /** How many of them are still to be read. */
  readonly unread: number;
}

/** How many of its pages were read. */
export const farOf = ({ pages, unread }: Paper): { readonly done: number; readonly pages: number } => ({
  done: (pages ?? 0) - unread,
  pages: pages ?? 0,
});
