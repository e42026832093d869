import type { CapabilityCurves } from '../../src/index.ts';

export const at = (value: number, reach = 0.05) => ({
  value,
  lower: Math.max(0, value - reach),
  upper: Math.min(1, value + reach),
  level: 0.95,
  method: 'simultaneous band',
  n: 50,
  unit: 'probability',
});

export const none = {
  value: NaN,
  lower: NaN,
  upper: NaN,
  level: 0.95,
  method: 'undefined: too few',
};

export const ks = [1, 2, 4, 8, 16, 32, 64, 128];

export const base = ks.map((k) => at(1 - 0.8 / Math.sqrt(k)));

export const trained = ks.map((k) => at(0.5 + 0.03 * Math.log2(k)));

export const crossings: NonNullable<CapabilityCurves['crossings']> = [
  {
    overtakes: 'base',
    certified: true,
    k: { value: 8, lower: 4, upper: 16, level: 0.95, method: 'band' },
  },
];
