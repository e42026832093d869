import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built command as a process runs it: it starts six times as fast as the sources. */
export const command: readonly string[] = [process.execPath, main];

/** A pool of n tasks in a file of a folder of its own. */
export function pool(n: number): { folder: string; tasks: string; state: string } {
  const folder = mkdtempSync(join(tmpdir(), 'curriculum-'));
  const tasks = join(folder, 'tasks.jsonl');
  const lines = Array.from({ length: n }, (_, i) =>
    JSON.stringify({ id: `t${i}`, difficulty: ((i * 7919) % n) / n, stratum: `s${i % 3}` }),
  );
  writeFileSync(tasks, `${lines.join('\n')}\n`);
  return { folder, tasks, state: join(folder, 'run.state') };
}

/** A server on standard input and output. */
export interface Server {
  readonly process: ChildProcess;
  readonly stderr: () => string;
  /** The next answer; undefined when the server is gone without a whole one. */
  answer(): Promise<Record<string, never> | undefined>;
  send(request: object | string): void;
  /** Request and answer. */
  call(request: object): Promise<Record<string, never> | undefined>;
  /** Closes the input and waits for the end. */
  end(): Promise<number | null>;
}

/** Starts `curriculum serve` with these arguments. */
export function startServer(args: readonly string[]): Server {
  const [program, ...first] = command as [string, ...string[]];
  const child = spawn(program, [...first, 'curriculum', 'serve', ...args], { stdio: 'pipe' });
  const waiting: ((line: string | undefined) => void)[] = [];
  const lines: string[] = [];
  let rest = '';
  let stderr = '';
  let over = false;
  child.stdin.on('error', () => {});
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) (waiting.shift() ?? ((l) => lines.push(l!)))(line);
  });
  const closed = once(child, 'close').then(() => {
    over = true;
    for (const resolve of waiting) resolve(undefined);
  });
  const answer = async (): Promise<Record<string, never> | undefined> => {
    const line =
      lines.shift() ??
      (over ? undefined : await new Promise<string | undefined>((done) => waiting.push(done)));
    return line === undefined ? undefined : (JSON.parse(line) as Record<string, never>);
  };
  const send = (request: object | string): void => {
    child.stdin.write(`${typeof request === 'string' ? request : JSON.stringify(request)}\n`);
  };
  return {
    process: child,
    stderr: () => stderr,
    answer,
    send,
    call(request) {
      send(request);
      return answer();
    },
    async end() {
      child.stdin.end();
      await closed;
      return child.exitCode;
    },
  };
}
