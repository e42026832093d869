import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Missing } from './missing.ts';

/** A server of PostgreSQL that a test has to itself. */
export interface PostgresServer {
  /** Of its superuser `postgres`, without a password; on this machine alone. */
  readonly url: string;
  /** Ends it, and removes its files. */
  stop(): Promise<void>;
}

const run = promisify(execFile);

/**
 * Starts a PostgreSQL that is installed on the machine: a fresh cluster in a temporary folder, on a
 * free port.
 *
 * @param settings of the server, such as `{ max_connections: '5' }`.
 * @returns the server, or why it cannot be had.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer | Missing> {
  const folder = mkdtempSync(join(tmpdir(), 'bits-postgres-'));
  try {
    return await start(folder, settings);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { reason: `PostgreSQL cannot be started: ${(error as Error).message.trim()}` };
  }
}

async function start(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<PostgresServer> {
  const bin = programs();
  const owner = await ownerOf(folder);
  const data = join(folder, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-N'], owner);
  const port = await freePort();
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    ...settings,
  };
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', `${port}`, ...Object.entries(all).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    { ...owner, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = () => void child.kill('SIGQUIT');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let log = '';
    child.stderr.on('data', (part) => {
      log += part;
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(log.slice(-500))));
  });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGTERM'); // waits for sessions that are about to end
      const timer = setTimeout(() => child.kill('SIGINT'), 5000);
      await ended;
      clearTimeout(timer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder of the newest PostgreSQL: where Debian has it, else the one of `pg_config`. */
function programs(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const paths = [
    ...versions.sort((a, b) => b - a).map((version) => `${debian}/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = paths.find((path) => existsSync(join(path, 'initdb')));
  if (found === undefined) throw new Error('it is not installed (no initdb)');
  return found;
}

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`. */
async function ownerOf(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (userInfo().uid !== 0) return {};
  const user = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('postgres:'));
  if (user === undefined) throw new Error('there is no user postgres, and root may not run it');
  const [, , uid, gid] = user.split(':').map(Number);
  chownSync(folder, uid!, gid!);
  return { uid: uid!, gid: gid! };
}

/** A port that nobody listens at. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
