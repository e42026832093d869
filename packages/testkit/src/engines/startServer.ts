import { spawn } from 'node:child_process';

/** A server that runs for a test. */
export interface TestServer {
  readonly url: string;
  readonly pid: number;
  /** What it has written, the last 100 000 letters. */
  log(): string;
  /** Ends it with all that it has started; may be called twice. */
  stop(): Promise<void>;
}

/** How a server is started. */
export interface StartOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Finds the port in what the server writes. */
  readonly port: RegExp;
  /** The address for a port. */
  readonly url: (port: string) => string;
  readonly timeoutMs: number;
}

const KILL_MS = 10_000;

/**
 * Starts a server in a process group of its own and waits until it names its port. It is ended with
 * the process at the latest.
 *
 * @throws {Error} it ended, or named no port in time; with the last that it wrote.
 */
export function startServer(options: StartOptions): Promise<TestServer> {
  const { command, args, env, port, url, timeoutMs } = options;
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const { pid } = child;
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (pid !== undefined) process.kill(-pid, signal);
    } catch {
      // the group is gone
    }
  };
  const atExit = () => kill('SIGKILL');
  process.once('exit', atExit);
  let ended = false;
  const exit = new Promise<void>((resolve) => {
    child.once('close', () => {
      ended = true;
      process.removeListener('exit', atExit);
      resolve();
    });
  });
  const stop = async () => {
    kill('SIGTERM');
    const timer = setTimeout(kill, KILL_MS, 'SIGKILL');
    await exit;
    clearTimeout(timer);
    kill('SIGKILL'); // what outlived its parent
  };
  let log = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`${command} ${why}: ${log.slice(-2000)}`));
    };
    const timer = setTimeout(() => {
      fail(`named no port in ${timeoutMs} ms`);
      void stop();
    }, timeoutMs);
    const read = (part: Buffer) => {
      log = (log + part).slice(-100_000);
      const found = port.exec(log)?.[1];
      if (found === undefined || ended) return;
      clearTimeout(timer);
      resolve({ url: url(found), pid: pid!, log: () => log, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', ({ message }) => fail(message));
    child.once('close', (code) => fail(`ended with ${code}`));
  });
}
