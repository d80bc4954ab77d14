import type { Position } from '#ledger';
import type { UnitId } from '#network';
import type { FigureStatus } from '#statistics';
import type { Language } from '#web/words.ts';
import type { Block, BlockBody } from './block.ts';
import type { DraftState } from './writing/review.ts';
import type { ComputedToken, Rounding, Token } from './token.ts';

export type PublicationId = number;

/** What a publication is called and for whom. */
export interface About {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
}

/** Of a report that came in as a PDF: its pages are that file's. */
export interface PaperPages {
  readonly pages: number;
  /** Pages read from a picture, with how sure the program was, from 0 to 1. */
  readonly scans: readonly { readonly page: number; readonly confidence: number }[];
  /** Pages that were still being read from their pictures. */
  readonly unread?: readonly number[];
}

/** A block of a draft; of paper with the page on which it stands. */
export interface DraftBlock extends Block {
  /** Counts up with each change. */
  readonly version: number;
  readonly page?: number | null | undefined;
}

/** A chapter as its authors write it. */
export interface DraftChapter {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  /** Name of who writes it, as colleagues know it. */
  readonly owner?: string | null | undefined;
  readonly blocks: readonly DraftBlock[];
}

/** A publication as its authors write it. */
export interface Draft extends About {
  readonly id: PublicationId;
  readonly owner: UnitId;
  readonly open: boolean;
  readonly state: DraftState;
  /** Staff number of who asked for the review that is going on, or was passed. */
  readonly submittedBy: number | undefined;
  /** The newest published version. */
  readonly current: number | undefined;
  readonly chapters: readonly DraftChapter[];
  readonly tokens: ReadonlyMap<string, Token>;
  readonly paper: PaperPages | undefined;
  /** The publication of the year before, whose structure it began with. */
  readonly follows: PublicationId | undefined;
}

/** A number as it was published, with all that it takes to compute it again. */
export interface FrozenFigure {
  readonly name: string;
  readonly from: Token['from'];
  /** Definition, printed row, or nothing for what follows from others. */
  readonly code: string;
  readonly definitionVersion: number | null;
  readonly label: string;
  readonly unit: string;
  readonly explanation: string;
  readonly source: string;
  readonly scope: UnitId | null;
  readonly place: string;
  readonly period: string;
  readonly part: string | null;
  readonly value: number | null;
  /** As it stands in the text. */
  readonly said: string;
  readonly rounding: Rounding;
  readonly status: FigureStatus | 'final' | 'printed';
  readonly position: Position | null;
  readonly events: number | null;
  readonly how: ComputedToken['how'] | null;
  readonly of: readonly string[];
  /** SHA-256 over all of the above. */
  readonly hash: string;
}

/** Where a row of a map lies. */
export interface Spot {
  readonly place: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A block as it was published: with the page it stands on, from 1. */
export interface FrozenBlock extends Block {
  readonly body: BlockBody;
  readonly page: number;
  /** Of a map: where its places lie. */
  readonly spots?: readonly Spot[];
  /** Of a photo: how large it is, in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

export interface FrozenChapter {
  readonly slug: string;
  readonly title: string;
  /** The page on which it begins. */
  readonly page: number;
  readonly blocks: readonly FrozenBlock[];
}

/** A published version, whole. Equal drafts at an equal place in the ledger give equal contents. */
export interface Content extends About {
  readonly pages: number;
  readonly chapters: readonly FrozenChapter[];
  readonly figures: Readonly<Record<string, FrozenFigure>>;
  readonly paper?: PaperPages;
}

/** A number that reads otherwise than in the version before, and the chapters in which it stands. */
export interface ChangedFigure {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Versions of before these were kept lack all three. */
  readonly name?: string;
  readonly place?: string;
  readonly at?: readonly { readonly chapter: string; readonly title: string; readonly page: number }[];
}

/** What a version changed since the one before. */
export interface Changes {
  /** In the words of who published it. */
  readonly said: string;
  readonly added: number;
  readonly removed: number;
  readonly rewritten: number;
  readonly figures: readonly ChangedFigure[];
  /** True when its numbers alone were put right. */
  readonly erratum?: true;
}

/** A published version as readers get it. */
export interface Version {
  readonly publication: PublicationId;
  readonly number: number;
  readonly content: Content;
  readonly hash: string;
  readonly changes: Changes;
  readonly publishedAt: Date;
}
