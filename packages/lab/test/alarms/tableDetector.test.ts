import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  type RunFinding,
  runKinds,
  runTable,
  type SimulatedRun,
  simulateRun,
  tableDetector,
} from '../../src/index.ts';

const named = (name: string) => runKinds.find((kind) => kind.name === name)!;
const finding: RunFinding = {
  code: 'fall',
  metric: 'pass',
  severity: 'alarm',
  state: 'active',
  onset: { low: 3, high: 4 },
};

/** Says what it is told to, of the first n steps. */
const scripted = (find: (n: number) => readonly RunFinding[]) =>
  tableDetector('scripted', {
    tables: (run) => [runTable(run)],
    find: ([table]) => {
      const steps = table!.columns.step as Float64Array;
      return find(steps.length === 0 ? 0 : steps.at(-1)! + 1);
    },
  });

describe('what is told of a healthy run', () => {
  const run = simulateRun(named('flat'), 4);

  it('is dated by the first step that tells it, wherever that lies', () => {
    const rng = createRng(1);
    for (let i = 0; i < 40; i++) {
      const at = Math.floor(run.steps * rng.next());
      const [alarm, ...others] = scripted((n) => (n > at ? [finding] : [])).watch(run);
      expect(alarm).toEqual({
        code: 'fall',
        metric: 'pass',
        severity: 'alarm',
        seen: at,
        onset: { low: 3, high: 4 },
      });
      expect(others).toEqual([]);
    }
  });

  it('is every sort of alarm and question, once', () => {
    const told = scripted((n) => [
      ...(n > 5 ? [{ ...finding, severity: 'note' }] : []),
      ...(n > 6 ? [{ ...finding, severity: 'ask' }] : []),
      ...(n > 8 ? [finding] : []),
      ...(n > 9 ? [{ ...finding, state: 'over' as const, code: 'odd' }] : []),
      ...(n > 10 ? [{ ...finding, metric: 'failed' }] : []),
    ]).watch(run);
    expect(told.map(({ severity, metric, seen }) => `${severity} ${metric} ${seen}`)).toEqual([
      'ask pass 6',
      'alarm pass 8',
      'alarm signal 10',
    ]);
  });

  it('is nothing where nothing is found', () => {
    expect(scripted(() => []).watch(run)).toEqual([]);
  });
});

it('a sick run is followed until an alarm tells of its fault', () => {
  const run = simulateRun(named('rot'), 2);
  const { since } = run.fault!;
  const asked: number[] = [];
  const told = scripted((n) => {
    asked.push(n);
    return n > since + 3 ? [finding] : n > since ? [{ ...finding, metric: 'kl' }] : [];
  }).watch(run);
  expect(told.map(({ metric, seen }) => [metric, seen])).toEqual([
    ['kl', since],
    ['pass', since + 3],
  ]);
  expect(asked.at(-1)).toBe(since + 4);
});

it('evaluations are left out', () => {
  const run = simulateRun(named('evaluated'), 1);
  const training = run.groups.evaluation.filter((is) => is === 0).length;
  let rows = 0;
  tableDetector('counts', {
    tables: (of: SimulatedRun) => [runTable(of)],
    find: ([table]) => {
      rows = Math.max(rows, table!.rowCount);
      expect(table!.columns.kind).toBeUndefined();
      return [];
    },
  }).watch(run);
  expect(rows).toBe(training);
  expect(rows).toBeLessThan(run.groups.step.length);
});
