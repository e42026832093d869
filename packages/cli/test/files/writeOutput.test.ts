import { copyFileSync, existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bits, sample } from '../support/run.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'bits-'));

describe('files it writes', () => {
  it('--html writes the page there and nowhere else', async () => {
    const cwd = folder();
    const page = join(cwd, 'out.html');
    const { code, stdout } = await bits(['report', sample('neutral.jsonl'), '--html', page], {
      cwd,
    });
    expect(code).toBe(0);
    expect(stdout).toContain(page);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('refuses to overwrite an input, whatever link leads there', async () => {
    const cwd = folder();
    const log = join(cwd, 'log.jsonl');
    copyFileSync(sample('neutral.jsonl'), log);
    const link = join(cwd, 'link.html');
    symlinkSync(log, link);
    for (const out of [log, link]) {
      const { code, stderr } = await bits(['report', log, '--html', out]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/is an input file and will not be overwritten/);
    }
    expect((await bits(['report', cwd, '--html', log])).code).toBe(2);
    expect(readFileSync(log, 'utf8')).toBe(readFileSync(sample('neutral.jsonl'), 'utf8'));
  });

  it('demo reports on the sample and writes its page into the current folder', async () => {
    const cwd = folder();
    const { code, stdout } = await bits(['demo'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/6,496 rollouts/);
    expect(stdout).toContain('bits-per-sample-demo.html');
    expect(existsSync(join(cwd, 'bits-per-sample-demo.html'))).toBe(true);
  });

  it('an output that cannot be written is said before anything is printed', async () => {
    const { code, stdout } = await bits(['report', sample('neutral.jsonl'), '--html', folder()]);
    expect([code, stdout]).toEqual([2, '']);
  });
});
