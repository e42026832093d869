import { progressText, type RunProgress } from '@bits-per-sample/report';

/** A line on standard error that says how far reading has come; silent unless it is a terminal. */
export interface ProgressLine {
  /** Bytes taken and rows given out of a file; of none, it starts. */
  show(progress: RunProgress): void;
  /** Wipes the line. */
  done(): void;
}

const EVERY_MS = 100;

/** A progress line, or one that never prints. */
export function createProgress(
  stream: NodeJS.WriteStream,
  { quiet, now = () => performance.now() }: { quiet: boolean; now?: () => number },
): ProgressLine {
  if (quiet || !stream.isTTY) return { show: () => {}, done: () => {} };
  let started = 0;
  let printed = 0;
  let shown = false;
  const done = (): void => {
    if (shown) stream.write('\r\u001b[2K');
    shown = false;
  };
  return {
    show({ file, size, bytes, rows }) {
      const time = now();
      if (bytes === 0 && rows === 0) {
        done();
        started = time;
        printed = time;
      }
      if (time - printed < EVERY_MS) return;
      printed = time;
      shown = true;
      const seconds = (time - started) / 1000;
      const text = progressText({ name: file, bytes, total: size, rows, seconds });
      stream.write(`\r\u001b[2K${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
    },
    done,
  };
}
