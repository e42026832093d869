/** A line on standard error that says how far reading has come; silent unless it is a terminal. */
export interface Progress {
  /** Starts the next file. */
  file(name: string, totalBytes: number | undefined): void;
  /** Bytes taken and rows given out of the current file. */
  update(bytes: number, rows: number): void;
  /** Wipes the line. */
  done(): void;
}

const EVERY_MS = 100;

/** A progress line, or one that never prints. */
export function createProgress(
  stream: NodeJS.WriteStream,
  { quiet, now = () => performance.now() }: { quiet: boolean; now?: () => number },
): Progress {
  if (quiet || !stream.isTTY) return { file: () => {}, update: () => {}, done: () => {} };
  let name = '';
  let total: number | undefined;
  let started = 0;
  let printed = 0;
  let shown = false;
  return {
    file(next, totalBytes) {
      name = next;
      total = totalBytes;
      started = now();
      printed = started;
    },
    update(bytes, rows) {
      const time = now();
      if (time - printed < EVERY_MS) return;
      printed = time;
      shown = true;
      const text = progressText({ name, bytes, total, rows, seconds: (time - started) / 1000 });
      stream.write(`\r\u001b[2K${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
    },
    done() {
      if (shown) stream.write('\r\u001b[2K');
      shown = false;
    },
  };
}

/** `run.jsonl  41 %  0.41 of 1.00 GB  1.2 M rows  310 k rows/s  3 s left` */
export function progressText({
  name,
  bytes,
  total,
  rows,
  seconds,
}: {
  name: string;
  bytes: number;
  total: number | undefined;
  rows: number;
  seconds: number;
}): string {
  const known = total !== undefined && total > 0;
  const left = known && bytes > 0 ? (seconds * (total - bytes)) / bytes : Number.NaN;
  const parts = [
    name,
    known ? `${Math.min(100, Math.round((100 * bytes) / total))} %` : '',
    known ? `${size(bytes)} of ${size(total)}` : size(bytes),
    rows > 0 ? `${number(rows)} rows` : '',
    rows > 0 && seconds > 0 ? `${number(rows / seconds)} rows/s` : '',
    Number.isFinite(left) && left >= 0.5 ? `${Math.round(left)} s left` : '',
  ];
  return parts.filter((part) => part !== '').join('  ');
}

const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(2)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(0)} MB`
      : `${(bytes / 1e3).toFixed(0)} kB`;
const number = (x: number): string =>
  x >= 1e6
    ? `${(x / 1e6).toFixed(1)} M`
    : x >= 1e4
      ? `${(x / 1e3).toFixed(0)} k`
      : String(Math.round(x));
