import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourcesInside } from '../../src/files/sourcesInside.ts';

const above = realpathSync(mkdtempSync(join(tmpdir(), 'inside-')));
const root = join(above, 'root');
const line = '{"group":"a","reward":1}\n';
const before = process.cwd();

beforeAll(() => {
  mkdirSync(join(root, 'run/deep'), { recursive: true });
  mkdirSync(join(root, 'completions'));
  mkdirSync(join(above, 'root-secret'));
  writeFileSync(join(root, 'run/a.jsonl'), line);
  writeFileSync(join(root, 'run/deep/b.jsonl'), line);
  writeFileSync(join(root, 'completions/c.jsonl'), line);
  writeFileSync(join(above, 'secret.jsonl'), line);
  writeFileSync(join(above, 'root-secret/s.jsonl'), line);
  writeFileSync(join(above, 'trainer_state.json'), '{}');
  symlinkSync(join(above, 'secret.jsonl'), join(root, 'run/link.jsonl'));
  symlinkSync(above, join(root, 'out'));
  symlinkSync('a.jsonl', join(root, 'run/alias.jsonl'));
  process.chdir(root);
});
afterAll(() => process.chdir(before));

const names = async (...paths: string[]): Promise<string[]> =>
  (await sourcesInside(root, paths)).map(({ name = '' }) => name.replaceAll('\\', '/'));

describe('sourcesInside', () => {
  it.each([
    ['run/a.jsonl', ['run/a.jsonl']],
    ['./run/../run/a.jsonl', ['./run/../run/a.jsonl']],
    ['run/alias.jsonl', ['run/alias.jsonl']],
    ['**/b.jsonl', ['run/deep/b.jsonl']],
    ['run', ['run/a.jsonl', 'run/alias.jsonl', 'run/deep/b.jsonl']],
    [join(root, 'run/deep'), [join(root, 'run/deep/b.jsonl').replaceAll('\\', '/')]],
  ])('reads %s', async (path, expected) => {
    expect(await names(path)).toEqual(expected);
  });

  it('leaves out what a folder holds of links that lead out, and what lies above it', async () => {
    expect(await names('.')).toEqual([
      'completions/c.jsonl',
      'run/a.jsonl',
      'run/alias.jsonl',
      'run/deep/b.jsonl',
    ]);
    process.chdir(join(root, 'completions'));
    const found = await sourcesInside(join(root, 'completions'), ['.']);
    process.chdir(root);
    expect(found.map(({ name }) => name)).toEqual(['c.jsonl']);
  });

  it.each([
    '..',
    '../secret.jsonl',
    '../root-secret/s.jsonl',
    '../*.jsonl',
    '../../**/*.jsonl',
    'run/../../secret.jsonl',
    join(above, 'secret.jsonl'),
    '/etc/passwd',
    '/',
    'run/link.jsonl',
    'run/*.jsonl', // one of them is a link that leads out
    'out',
    'out/secret.jsonl',
    'out/*.jsonl',
    'out/root/run/../../secret.jsonl',
    'run/*/../../../secret.jsonl',
    '../nowhere.jsonl',
    '-',
    'run/a.jsonl\0.png',
  ])('refuses %s, whether or not it exists', async (path) => {
    await expect(names(path)).rejects.toThrow(/: outside of the folder that may be read$/);
  });

  it.skipIf(process.platform === 'win32')('opens no pipe, which would never end', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.jsonl')]);
    await expect(names('pipe.jsonl')).rejects.toThrow('outside of the folder');
  });
});
