import { execFile } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeFetched, isMissing, venvFetched } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { python as script } from './support/python.ts';
import { pythonOf } from './support/pythonOf.ts';
import { command, curriculum } from './support/server.ts';
import { wheel } from './support/wheel.ts';

const run = promisify(execFile);
const log = fileURLToPath(new URL('samples/trl', import.meta.url));
const ids = Array.from({ length: 40 }, (_, i) => String(i));

/** The wheel, and what installs and runs it in one go, as Pythons that have them. */
async function runners() {
  const uv = await venvFetched('uv==0.13.9');
  if (isMissing(uv)) return uv;
  const pipx = await venvFetched('pipx==1.18.4');
  if (isMissing(pipx)) return pipx;
  const built = await wheel();
  return isMissing(built) ? built : { uv: uv.python, pipx: pipx.python, file: built.file };
}
const found = await runners();

async function withPython(version: string) {
  if (isMissing(found)) return found;
  const one = await pythonOf(version, found.uv);
  return isMissing(one) ? one : { ...found, ...one };
}

/** A folder for PATH with what the scripts of uv call, and no Node.js. */
async function bareFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bits-bare-'));
  for (const name of ['realpath', 'dirname']) {
    const { stdout } = await run('sh', ['-c', `command -v ${name}`]);
    symlinkSync(stdout.trim(), join(folder, name));
  }
  return folder;
}
const bare = await bareFolder();

for (const version of ['3.10', '3.11', '3.12', '3.13', '3.14'])
  describeFetched(
    `with Python ${version}`,
    await withPython(version),
    ({ uv, pipx, python, file }) => {
      const reports = async (runner: string, args: readonly string[]): Promise<void> => {
        const env = { ...process.env, PATH: bare, PIPX_HOME: join(bare, 'pipx') };
        const command = ['bits-per-sample', 'report', log, '--json'];
        const { stdout } = await run(runner, ['-m', ...args, ...command], { env });
        // counted with pandas: three files of 6 groups of 4
        expect(JSON.parse(stdout)).toMatchObject({ input: { rows: 72 } });
      };

      it('uvx reports on a log of TRL with the Node.js of PyPI', () =>
        reports(uv, ['uv', 'tool', 'run', '--quiet', '--python', python, '--from', file]));

      it('so does pipx run', () =>
        reports(pipx, ['pipx', 'run', '--quiet', '--python', python, '--spec', file]));

      it('the client starts a server, and again when it is killed', async () => {
        const { args } = curriculum(ids, 4);
        const where = JSON.stringify([...command, 'curriculum', 'serve', ...args]);
        const [happened] = await script('client.py', [where], { python });
        expect(happened).toMatchObject({ metrics: { asks: 6, settled: 30 }, admitted: 30 });
      });
    },
  );
