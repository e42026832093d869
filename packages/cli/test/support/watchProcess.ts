import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A line of `watch --json`. */
export interface WatchLine {
  readonly event: 'look' | 'begin' | 'end' | 'wait';
  readonly step?: number | null;
  readonly rows?: number;
  readonly rollouts?: number;
  readonly steps?: number;
  readonly message?: string;
  readonly finding?: { readonly code: string; readonly metric: string; readonly severity: string };
}

/** A watch that runs in a process of its own, and prints lines of JSON. */
export class WatchProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: WatchLine[] = [];
  stderr = '';
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  #rest = '';
  #waiting: (() => void)[] = [];

  constructor(args: readonly string[]) {
    this.child = spawn(process.execPath, [main, 'watch', '--json', ...args]);
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${this.#rest}${text}`.split('\n');
      this.#rest = lines.pop() ?? '';
      this.lines.push(...lines.map((line) => JSON.parse(line) as WatchLine));
      this.#wake();
    });
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.child.stdin.on('error', () => {});
    // what it has started may go on, and holds standard error open
    const exit = new Promise<number | null>((resolve, reject) => {
      this.child.on('error', reject).on('exit', (code) => resolve(code));
    });
    const read = new Promise<void>((resolve) => this.child.stdout.on('close', () => resolve()));
    this.ended = Promise.all([exit, read]).then(([code]) => code);
    this.ended.then(
      () => this.#wake(),
      () => this.#wake(),
    );
  }

  /** Waits until its lines are what is waited for; fails when it ends before. */
  async until(what: (lines: readonly WatchLine[]) => boolean): Promise<void> {
    while (!what(this.lines)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`the watch has ended: ${this.stderr}`);
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** Waits until it has looked at so many rows. */
  rows(rows: number): Promise<void> {
    return this.until((lines) => lines.some((line) => line.event === 'look' && line.rows === rows));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting = [];
  }
}
