import type { Version } from '../publication.ts';
import type { Picture } from '../store/picture.ts';

/** A version with what stands in files of it beside its own text. */
export interface Edition {
  readonly version: Version;
  /** The photos that it shows. */
  readonly pictures: readonly Picture[];
  /** That figures are partly invented, where they are. */
  readonly notice: string | undefined;
  readonly publisher: string;
  /** Where the newest version is to be read. */
  readonly address: string;
  /** The day of publishing in words. */
  readonly day: string;
}

/** Makes one kind of file of a version. The same edition gives the same bytes, every time. */
export interface Output {
  /** Behind the dot; of an archive's copy two parts, `archief.pdf`. */
  readonly extension: string;
  /** Media type. */
  readonly type: string;
  readonly make: (edition: Edition) => Buffer;
}
