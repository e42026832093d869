import type { Missing } from './missing.ts';
import { startServer, type TestServer } from './startServer.ts';
import { venvFetched } from './venvFetched.ts';

/**
 * Starts Sail, a server of Spark Connect without a JVM: up in a tenth of a second.
 *
 * @param at the port, default a free one.
 * @returns the server, or why it cannot be had.
 */
export async function startSail(at = 0): Promise<TestServer | Missing> {
  const venv = await venvFetched('pysail==0.7.2');
  if ('reason' in venv) return venv;
  try {
    return await startServer({
      command: venv.python,
      args: ['-m', 'pysail', 'spark', 'server', '--ip', '127.0.0.1', '--port', String(at)],
      port: /Spark Connect server on 127\.0\.0\.1:(\d+)/,
      url: (port) => `sc://127.0.0.1:${port}`,
      timeoutMs: 60_000,
    });
  } catch (error) {
    return { reason: (error as Error).message };
  }
}
