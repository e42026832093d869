import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figureNames } from '@bits-per-sample/report';
import { describe, expect, it } from 'vitest';
import { commands } from '../support/everyCommand.ts';
import { printed } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'completion-'));
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** What bash completes at the end of a line. */
async function inBash(line: string): Promise<string[]> {
  const script = join(folder, 'complete.bash');
  writeFileSync(script, await printed('completion', 'bash'));
  const words = line.split(' ');
  const program = `source '${script}'
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_bits_per_sample; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['-euc', program], { encoding: 'utf8', cwd: folder });
  return out.split('\n').filter((word) => word !== '');
}

/** What fish completes at the end of a line, without what the words mean. */
async function inFish(line: string): Promise<string[]> {
  const script = join(folder, 'complete.fish');
  writeFileSync(script, await printed('completion', 'fish'));
  const program = `source '${script}'; complete -C '${line}'`;
  const out = execFileSync('fish', ['--no-config', '-c', program], {
    encoding: 'utf8',
    cwd: folder,
  });
  return out.split('\n').flatMap((told) => told.split('\t')[0] || []);
}

describe.skipIf(!has('bash'))('in bash', () => {
  it('commands, and what starts like one', async () => {
    const all = await inBash('bits-per-sample ');
    for (const { name } of commands) expect(all).toContain(name);
    expect(await inBash('bits-per-sample co')).toEqual(['compare', 'convert', 'completion']);
    expect(await inBash('bits-per-sample help simu')).toEqual(['simulate']);
  });

  it('every option of every command, by all its names', async () => {
    for (const { name, options } of commands) {
      const found = await inBash(`bits-per-sample ${name} --`);
      for (const { flag, alias = '' } of options) {
        expect(found).toContain(`--${flag}`);
        if (alias.length > 1) expect(found).toContain(`--${alias}`);
      }
      expect(new Set(found).size).toBe(found.length);
    }
  });

  it('values that an option lists, figures and parts; else files', async () => {
    expect(await inBash('bits-per-sample figure --theme ')).toEqual(['light', 'dark']);
    expect(await inBash('bits-per-sample report x.jsonl --question t')).toEqual(['these']);
    expect(await inBash('bits-per-sample figure ')).toEqual([...figureNames]);
    expect(await inBash('bits-per-sample curriculum s')).toEqual(['serve']);
    expect(await inBash('bits-per-sample report run')).toEqual([]); // bash completes files then
    expect(await inBash('bits-per-sample report --html ')).toEqual([]);
  });

  it('the shell knows what to call', async () => {
    const script = join(folder, 'complete.bash');
    writeFileSync(script, await printed('completion', 'bash'));
    const program = `source '${script}'; complete -p bits-per-sample`;
    const told = execFileSync('bash', ['-euc', program], { encoding: 'utf8' });
    expect(told).toContain('-F _bits_per_sample bits-per-sample');
  });
});

it.skipIf(!has('fish'))('fish completes commands, options and values', async () => {
  expect(await inFish('bits-per-sample co')).toEqual(['compare', 'completion', 'convert']);
  expect(await inFish('bits-per-sample figure --the')).toEqual(['--theme']);
  expect(await inFish('bits-per-sample figure --theme ')).toEqual(['dark', 'light']);
  expect(await inFish('bits-per-sample report --output-t')).toEqual(['--output-tokens']);
});

describe('the scripts of other shells', () => {
  it.each(['zsh', 'fish'])('%s names every command and option', async (shell) => {
    const text = await printed('completion', shell);
    for (const { name, options } of commands) {
      expect(text).toContain(name);
      for (const { flag } of options)
        expect(text).toContain(shell === 'fish' ? `-l ${flag}` : `--${flag}`);
    }
  });

  it.each(['bash', 'zsh', 'fish'])('%s takes its script without a complaint', async (shell) => {
    if (!has(shell)) return;
    const script = join(folder, `complete.${shell}`);
    writeFileSync(script, await printed('completion', shell));
    const { status, stderr } = spawnSync(shell, ['-n', script], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

it('another shell is refused', async () => {
  await expect(printed('completion', 'tcsh')).rejects.toThrow('name one of bash, zsh, fish');
  await expect(printed('completion')).rejects.toThrow('name one of');
});
