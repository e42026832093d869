/** How far reading has come. */
export interface RunProgress {
  /** What is being read. */
  readonly file: string;
  /** Its size in bytes; undefined when it is unknown. */
  readonly size: number | undefined;
  /** Bytes taken of it. */
  readonly bytes: number;
  /** Rows given out of it. */
  readonly rows: number;
}
