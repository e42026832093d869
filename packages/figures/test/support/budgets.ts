import { expect } from 'vitest';
import golden from '../golden/budgets.json' with { type: 'json' };

export const range = (count: number, f: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => f(i));

export const stages = [
  { stage: 'entropy of the reward', bits: { value: 0.8, lower: 0.7, upper: 0.9, level: 0.95 } },
  { stage: 'after groups all alike', bits: 0.5 },
  { stage: 'nobody knows', bits: NaN },
  { stage: 'learned', bits: { value: 0.1, lower: 0, upper: 0.3, level: 0.95 } },
];

/** The ledger of a run, as capability makes it. */
export const entries = (received: number, gained: number) => {
  const known = (value: number, reach = 0.1) => ({
    value,
    lower: value - reach,
    upper: value + reach,
    level: 0.95,
    n: 50,
    unit: 'bits',
    method: 'delta',
  });
  return [
    {
      id: 'received',
      label: 'in all rewards of the training, at most',
      bits: { ...known(received), method: 'undefined: no rewards were given' },
    },
    { id: 'gained', label: 'gained, were each prompt learned apart', bits: known(gained) },
    { id: 'moved', label: 'moved from the base (KL)', bits: known(1.5) },
    { id: 'label', label: 'in one label, at least', bits: { ...known(Infinity), upper: Infinity } },
  ];
};

export const task = golden.calibration;

export const near = (value: number | null, expected: number, tolerance = 1e-12) =>
  expect(Math.abs(value! - expected)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(expected)));
