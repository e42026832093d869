import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NextWeights } from '@bits-per-sample/report';
import { describe, expect, it } from 'vitest';
import { demoLog as demo, logFile, rolloutsOf } from '../support/logFile.ts';
import { sample } from '../support/run.ts';
import { printed } from '../support/runHere.ts';

describe('report --weights', () => {
  const report = (...args: string[]) => printed('report', ...args);
  const folder = () => mkdtempSync(join(tmpdir(), 'weights-'));

  it('writes the one file it was asked for, beside the report', async () => {
    const at = folder();
    const out = join(at, 'weights.json');
    expect(await report(demo, '--weights', out)).toContain('rollouts');
    expect(readdirSync(at)).toEqual(['weights.json']);
    const { schema, prompts } = JSON.parse(readFileSync(out, 'utf8')) as NextWeights;
    expect(schema).toBe('bits-per-sample/weights/1');
    const all = Object.values(prompts);
    expect(all).toHaveLength(406);
    expect(all.reduce((a, { weight }) => a + weight, 0)).toBeCloseTo(1, 12);
    for (const entry of all) {
      expect(Object.keys(entry)).toEqual(['weight', 'reason', 'rollouts', 'passRate']);
      expect(entry.weight).toBeGreaterThan(0);
    }
  });

  it('never overwrites an input, a folder, or the page', async () => {
    const log = logFile(rolloutsOf(1, 2, { step: 0, group: 'a' }));
    const link = join(folder(), 'link.json');
    symlinkSync(log, link);
    const before = readFileSync(log, 'utf8');
    await expect(report(log, '--weights', log)).rejects.toThrow(/is an input file/);
    await expect(report(log, '--weights', link)).rejects.toThrow(/is an input file/);
    await expect(report(log, '--weights', folder())).rejects.toThrow(/is a folder/);
    await expect(report(log, '--weights', join(folder(), 'no', 'w.json'))).rejects.toThrow(
      /the folder does not exist/,
    );
    await expect(report(log, '--weights', 'x', '--html', 'x')).rejects.toThrow(/same file/);
    expect(readFileSync(log, 'utf8')).toBe(before);
  });

  it('of metrics there are none', async () => {
    const out = join(folder(), 'w.json');
    await expect(report(sample('sft-trainer_state.json'), '--weights', out)).rejects.toThrow(
      /no groups/,
    );
    expect(existsSync(out)).toBe(false);
  });

  it('are keyed by prompt, and refused where the log has none that lasts', async () => {
    const out = join(folder(), 'w.json');
    const rows = [0, 1].flatMap((step) =>
      [0, 1, 2].flatMap((group) => rolloutsOf(group, 4, { step, group: String(group) })),
    );
    const numbered = logFile(rows);
    await expect(report(numbered, '--weights', out)).rejects.toThrow(/--prompt/);
    expect(existsSync(out)).toBe(false);
    const named = logFile(
      rows.map((row) => ({ ...row, prompt_id: `p${(row as { step: number }).step}` })),
    );
    await report(named, '--weights', out);
    const { prompts } = JSON.parse(readFileSync(out, 'utf8')) as NextWeights;
    expect(Object.keys(prompts).sort()).toEqual(['p0', 'p1']);
  });
});
