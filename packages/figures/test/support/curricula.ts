import type { RegretRow } from '../../src/index.ts';

export const at = (value: number, reach = 0.02) => ({
  value,
  lower: value - reach,
  upper: value + reach,
  level: 0.95,
  method: 'bootstrap',
  n: 16,
  unit: '1',
});

export const scenarios = ['stationary', 'drifting', 'noisy verifier'];

export const table = (contenders: readonly string[]): RegretRow[] =>
  contenders.map((contender, i) => ({
    contender,
    cells: scenarios.map((scenario, j) => ({
      scenario,
      student: 'softmax',
      regret: at(0.02 + ((i * 7 + j * 3) % 5) / 10),
    })),
  }));

export const ids = (count: number) => Array.from({ length: count }, (_, i) => `task ${i}`);

export const even = (count: number) => new Float64Array(count).fill(1 / count);

export const step = [0, 100, 200];
