import { describe, expect, it } from 'vitest';
import type { ComparisonSide } from '../../src/compare/comparison.ts';
import { comparisonNotes } from '../../src/compare/comparisonNotes.ts';
import type { PromptLog } from '../../src/compare/pairPrompts.ts';
import type { ReportSource } from '../../src/trials/reportSource.ts';
import { input } from '../support/trials.ts';

const source: ReportSource = { groups: { rowCount: 0, columns: {} }, input, rewardValues: [] };
const log: PromptLog = {
  prompts: new Map(),
  success: 'reward == 1',
  steps: 0,
  unscored: 0,
  unnamed: 0,
  numbered: false,
};
const side = (more: Partial<ComparisonSide> = {}): ComparisonSide => ({
  name: 'n',
  files: ['n'],
  format: 'rollouts',
  prompts: 4,
  unpaired: 0,
  attempts: [8, 8],
  success: 'reward == 1',
  passRate: {} as ComparisonSide['passRate'],
  ...more,
});

const notes = ({
  base = {},
  trained = {},
  logs = [log, log],
  short = 0,
  question = 'sample',
  sources = { base: source, trained: source },
}: {
  base?: Partial<ComparisonSide>;
  trained?: Partial<ComparisonSide>;
  logs?: readonly [PromptLog, PromptLog];
  short?: number;
  question?: 'sample' | 'these';
  sources?: { base: ReportSource; trained: ReportSource };
} = {}) =>
  comparisonNotes(
    sources,
    logs,
    { base: side(base), trained: side(trained) },
    {
      question,
      level: 0.95,
      short,
    },
  );

/** What is always said: what the intervals and the bands mean. */
const always = notes().length;

describe('notes of a comparison', () => {
  it('are what intervals and bands mean, and no more, where nothing was bent', () => {
    expect(always).toBe(2);
    expect(notes()[0]).toContain('prompts like these');
    expect(notes({ question: 'these' })[0]).toMatch(
      /these prompts run again.* expected prompts speak of prompts like these/,
    );
  });

  it('say that steps were pooled, from two steps on', () => {
    expect(notes({ logs: [{ ...log, steps: 1 }, log] })).toHaveLength(always);
    expect(notes({ logs: [log, { ...log, steps: 2 }] })[0]).toBe(
      'The log after holds 2 steps, pooled as if one policy had made them all; `where: { step: N }` takes one.',
    );
  });

  it('count prompts without a partner, and groups without prompt or reward', () => {
    expect(notes({ base: { unpaired: 1 } })[0]).toBe(
      '1 prompt of 4 in the log before is not in the other and is left out.',
    );
    expect(notes({ trained: { unpaired: 3 } })[0]).toBe(
      '3 prompts of 4 in the log after are not in the other and are left out.',
    );
    expect(notes({ logs: [{ ...log, unnamed: 1 }, log] })[0]).toBe(
      '1 group of the log before names no prompt and is left out.',
    );
    expect(notes({ logs: [{ ...log, unnamed: 2 }, log] })[0]).toBe(
      '2 groups of the log before name no prompt and are left out.',
    );
    expect(notes({ logs: [log, { ...log, unscored: 2 }] })[0]).toBe(
      '2 groups of the log after without a reward left out.',
    );
    expect(notes({ short: 1 })[0]).toBe(
      '1 prompt with fewer attempts than `minAttempts` left out.',
    );
  });

  it('warn of prompts known by number, once, whichever log it is', () => {
    const numbered = { ...log, numbered: true };
    for (const logs of [
      [numbered, log],
      [log, numbered],
      [numbered, numbered],
    ] as const)
      expect(notes({ logs }).filter((note) => note.includes('paired by the number'))).toHaveLength(
        1,
      );
  });

  it('say that attempts differ, on either side, and that rules do', () => {
    const differ = 'Attempts per prompt differ';
    expect(notes({ base: { attempts: [4, 8] } })[0]).toContain(`${differ} (before 4–8, after 8–8)`);
    expect(notes({ trained: { attempts: [2, 8] } })[0]).toContain('after 2–8');
    expect(notes({ trained: { success: 'reward == 2' } })[0]).toContain(
      'reward == 1 in the log before and reward == 2 in the one after',
    );
  });

  it('pass on what reading brought up, by log', () => {
    const noted = { ...source, notes: [{ code: 'x', message: 'a row was odd' }] };
    expect(notes({ sources: { base: source, trained: noted } })[0]).toBe('after: a row was odd');
  });
});
