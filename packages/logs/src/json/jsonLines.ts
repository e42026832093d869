import type { ByteStream } from '../bytes/byteStream.ts';
import { noCounts } from '../bytes/lineCounts.ts';
import { lines } from '../bytes/lines.ts';
import { tellLines } from '../bytes/tellLines.ts';
import { count } from '../log/count.ts';
import type { LogTally } from '../rows/logTally.ts';
import type { RowStream } from '../rows/rowStream.ts';
import { parseJson } from './parseJson.ts';

/** Longest line that is held in memory, in bytes. */
export const MAX_LINE = 256 * 2 ** 20;

/**
 * Lines of JSON as rows. Blank lines are passed over; a line that is no JSON is left out and
 * counted, and called torn when it is the last one and has no line end.
 *
 * @param large whether to load what reads lines as columns, where these are wanted.
 */
export function jsonLines(bytes: ByteStream, tally: LogTally, large = false): RowStream {
  const counts = noCounts();
  let broken = false;
  return {
    batches: lines(bytes.chunks(), counts, MAX_LINE),
    ...(large && {
      async columns() {
        const { lineColumns } = await import('./lineColumns.ts');
        return lines(bytes.chunks(), counts, MAX_LINE, lineColumns());
      },
    }),
    decode(line, exactIntegers) {
      // of a block of columns
      if (typeof line !== 'string') return line;
      if (broken) reportBroken(tally);
      broken = false;
      if (line.trim() === '') return undefined;
      try {
        return parseJson(line, { exactIntegers });
      } catch {
        broken = true;
        return undefined;
      }
    },
    end() {
      if (broken && counts.unterminated) reportTorn(tally);
      else if (broken) reportBroken(tally);
      tellLines(counts, tally, MAX_LINE);
    },
    pause({ torn, counts: soFar }) {
      if (broken) reportBroken(tally);
      const isTorn = torn !== undefined && torn.trim() !== '';
      // a whole row, but for the line end
      if (isTorn && isJson(torn)) return false;
      if (isTorn) reportTorn(tally);
      tellLines(soFar, tally, MAX_LINE);
      return true;
    },
  };
}

function isJson(line: string): boolean {
  try {
    parseJson(line);
    return true;
  } catch {
    return false;
  }
}

const reportTorn = (tally: LogTally): void =>
  tally.skip('torn-last-line', 'the last line breaks off: the run may still be writing');

const reportBroken = (tally: LogTally): void =>
  tally.skip('broken-line', (n) => `${count(n, 'line')} that could not be parsed as JSON`);
