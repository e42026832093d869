import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, type TestServer } from '@bits-per-sample/testkit';

/** The command line as it comes with the package. */
export const command = [
  process.execPath,
  fileURLToPath(new URL('../../src/bits_per_sample/_js/dist/main.js', import.meta.url)),
];

/** A run of the curriculum server. */
export interface Curriculum {
  /** Arguments of `curriculum serve`. */
  readonly args: readonly string[];
  /** Starts it, or starts it again where it was, on the same port. */
  start(more?: readonly string[]): Promise<TestServer>;
}

/** A pool of tasks in a folder of its own. */
export function curriculum(ids: readonly string[], groupSize: number): Curriculum {
  const folder = mkdtempSync(join(tmpdir(), 'bits-python-'));
  const tasks = join(folder, 'tasks.jsonl');
  writeFileSync(tasks, ids.map((id) => JSON.stringify({ id })).join('\n'));
  const config = JSON.stringify({ groupSize });
  const args = ['--tasks', tasks, '--state', join(folder, 'run'), '--strategy', 'uniform'];
  args.push('--config', config);
  let port = '0';
  return {
    args,
    async start(more = []) {
      const [node, main] = command as [string, string];
      const server = await startServer({
        command: node,
        args: [main, 'curriculum', 'serve', ...args, '--http', port, ...more],
        port: /"listening":"http:\/\/127\.0\.0\.1:(\d+)"/,
        url: (found) => `http://127.0.0.1:${found}`,
        timeoutMs: 60_000,
      });
      port = new URL(server.url).port;
      return server;
    },
  };
}
