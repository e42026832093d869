import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { LineCounts } from './lineCounts.ts';

/** Puts what a line reader came across into the account. */
export function tellLines(
  { tooLong, nuls, marks, undecodable }: LineCounts,
  tally: Tally,
  limit: number,
): void {
  const lines = (n: number) => count(n, 'line');
  const most = `${limit / 2 ** 20} MiB`;
  for (let i = 0; i < tooLong; i++)
    tally.skip('line-too-long', (n) => `${lines(n)} longer than ${most} left out`);
  if (nuls > 0) tellNuls(tally, nuls);
  if (marks > 0)
    tally.note(
      'byte-order-mark',
      (n) => `${lines(n)} after the first with a byte order mark, which was passed over`,
      marks,
    );
  if (undecodable > 0)
    tally.note(
      'not-utf-8',
      (n) =>
        `${lines(n)} with bytes that are not UTF-8: names that differ in such bytes only are taken for one`,
      undecodable,
    );
}

/** Notes lines with NUL bytes. */
export function tellNuls(tally: Tally, times: number): void {
  tally.note(
    'nul-bytes',
    (n) => `${count(n, 'line')} with NUL bytes; those at an end of a line were passed over`,
    times,
  );
}
