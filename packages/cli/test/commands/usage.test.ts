import {
  compareOptions,
  type OptionEntry,
  optionFlag,
  planOptions,
  replayOptions,
  reportOptions,
} from '@bits-per-sample/report';
import { describe, expect, it } from 'vitest';
import { commandUsage } from '../../src/commands/usage.ts';
import { command } from '../support/everyCommand.ts';

const told = (entries: readonly OptionEntry[]) =>
  entries.filter(({ kind }) => kind !== 'code').map(({ name }) => optionFlag(name));

describe('the help', () => {
  it.each([
    ['report', told(reportOptions)],
    ['compare', told(compareOptions)],
    ['plan', [...told(planOptions), '--prices', '--lora', '--teacher']],
    ['curriculum', told(replayOptions)],
    ['inspect', ['--group', '--json']],
    ['convert', ['--group', '--to', '--out']],
    ['demo', []],
    ['selftest', ['--runs', '--seed', '--json']],
    ['simulate', ['--seed', '--json']],
    ['figure', []],
  ] as const)('of %s fits a terminal and names every option', (name, flags) => {
    const text = commandUsage(command(name));
    const [about = ''] = text.split('\nExamples\n');
    expect(Math.max(...about.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    if (name !== 'figure')
      for (const { flag } of command(name).options) expect(text).toContain(`--${flag}`);
    for (const flag of flags) expect(text).toContain(flag);
    expect(text).not.toContain('`');
    for (const line of command(name).examples) expect(text).toContain(line);
  });

  it('of curriculum is 80 columns wide and says which option belongs to what', () => {
    const text = commandUsage(command('curriculum'));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain('bits-per-sample curriculum replay rollouts.jsonl');
    expect(text).toMatch(/Options of serve\n {2}--tasks/);
    expect(text).toMatch(/Options of replay[\s\S]*--propensity COLUMN/);
  });
});
