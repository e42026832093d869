import { spawn } from 'node:child_process';

/** A server that runs for a test. */
export interface TestServer {
  readonly url: string;
  /** Leader of its process group. */
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

/**
 * Runs a command until it ends, or its standard input does: that of a parent that is gone ends,
 * too, however it went. Then the whole group is killed.
 */
const GUARD = '("$0" "$@" </dev/null; kill -KILL $$) & read -r line; kill -KILL 0';

/**
 * Starts a server in a process group of its own and waits until it names its port. It is ended with
 * this process at the latest.
 *
 * @throws {Error} it ended, or named no port in time; with the last that it wrote.
 */
export function startServer(options: StartOptions): Promise<TestServer> {
  const { command, args, env, port, url, timeoutMs } = options;
  const child = spawn('sh', ['-c', GUARD, command, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.stdin.end();
    await closed;
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
      if (found === undefined) return;
      clearTimeout(timer);
      resolve({ url: url(found), pid: child.pid!, log: () => log, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', ({ message }) => fail(message));
    child.once('close', () => fail('ended'));
  });
}
