/** Numbers of documents, ascending, in room that is used again for each search of a thread. */
export class Documents {
  list = new Uint32Array(4_096);
  size = 0;
  /** A number for each, for who ranks them. */
  fits = new Float64Array(4_096);

  /** Begins anew, with room for so many. */
  begin(most: number): void {
    if (most > this.list.length) {
      this.list = new Uint32Array(most * 1.5);
      this.fits = new Float64Array(most * 1.5);
    }
    this.size = 0;
  }
}
