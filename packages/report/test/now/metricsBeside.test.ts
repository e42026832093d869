import { expect, it } from 'vitest';
import { loggedColumns } from '../../src/now/loggedColumns.ts';
import { metricsBeside } from '../../src/now/metricsBeside.ts';
import type { NowFinding } from '../../src/now/nowFinding.ts';

const STEPS = 60;
const column = (value: (i: number) => number) =>
  Float64Array.from({ length: STEPS }, (_, i) => value(i));
const columnsOf = (columns: Readonly<Record<string, (i: number) => number>>) =>
  loggedColumns([
    {
      rowCount: STEPS,
      columns: Object.fromEntries([
        ['step', column((i) => i)],
        ...Object.entries(columns).map(([name, value]) => [name, column(value)] as const),
      ]),
    },
  ]);
const trend = (code: string, state: NowFinding['state'] = 'active'): NowFinding => ({
  code,
  metric: 'pass',
  severity: 'ask',
  state,
  seen: 42,
  onset: { step: 40, low: 39, high: 41, gradual: false },
  before: 0.5,
  now: 0.1,
  evidence: {},
  fact: 'a fall',
  meaning: 'It fell.',
  change: '',
});
const wobble = (i: number): number => 1 + (i % 5) / 20;
const metrics = columnsOf({
  reward: (i) => (i < 40 ? 0.5 : 0.1) * wobble(i),
  entropy: (i) => (i < 40 ? 1 : 0.1),
  grad_norm: (i) => (i < 40 ? 0.3 : 3) * wobble(i),
  kl: (i) => (i < 40 ? 0.05 : 0.9) * wobble(i),
  'completions/mean_length': (i) => (i < 40 ? 100 : 900) * wobble(i),
});

it('adds signs to a fall, and jumps, but nothing that rollouts tell themselves', () => {
  const trends = metricsBeside([trend('fall')], metrics);
  expect(trends.map(({ code }) => code)).toEqual(['kl-jumped', 'norm-jumped', 'fall']);
  expect(trends[0]).toMatchObject({ severity: 'alarm' });
  expect(trends[2]!.meaning).toMatch(/^It fell\. In the same stretch entropy fell from 1 to 0\.1/);
});

it('adds no signs to what is over or no fall, and asks about a KL without rewards beside it', () => {
  const trends = metricsBeside([trend('fall', 'over'), trend('length')], metrics);
  for (const { code, meaning } of trends)
    if (code === 'fall' || code === 'length') expect(meaning).toBe('It fell.');
  const kl = columnsOf({ kl: (i) => (i < 40 ? 0.05 : 0.9) * wobble(i) });
  expect(metricsBeside([], kl)).toMatchObject([{ code: 'kl-jumped', severity: 'ask' }]);
  expect(trends.find(({ code }) => code === 'kl-jumped')?.severity).toBe('alarm');
});

it('without metrics leaves all as it is', () => {
  const now = [trend('fall')];
  expect(metricsBeside(now, loggedColumns([]))).toBe(now);
});
