/** What a line reader has come across beside lines. */
export interface LineCounts {
  /** Lines longer than the limit; their text was never held. */
  tooLong: number;
  /** Whether the last line came without a line end. */
  unterminated: boolean;
  /** Lines with NUL bytes, which a power cut leaves; those at the ends are taken off. */
  nuls: number;
  /** Lines that start with a byte order mark; it is taken off. */
  marks: number;
  /** Lines with bytes that are not UTF-8. */
  undecodable: number;
}

/** A reader that has come across nothing. */
export const noCounts = (): LineCounts => ({
  tooLong: 0,
  unterminated: false,
  nuls: 0,
  marks: 0,
  undecodable: 0,
});
