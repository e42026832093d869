import { expect, it } from 'vitest';
import { klFromBase } from '../../src/index.ts';

it('KL estimators agree where policies are close, and k1 and k3 are unbiased where they are not', () => {
  const pi = [0.5, 0.3, 0.2];
  const base = [0.25, 0.25, 0.5];
  const truth = pi.reduce((sum, p, i) => sum + p * Math.log2(p / base[i]!), 0);
  const ratios = pi.flatMap((p, i) =>
    new Array<number>(Math.round(1000 * p)).fill(Math.log(p / base[i]!)),
  );
  for (const method of ['k1', 'k3'] as const)
    expect(klFromBase(ratios, { method }).value).toBeCloseTo(truth, 10);
  expect(klFromBase([...ratios, Number.NaN]).n).toBe(1000);
  expect(klFromBase([1]).method).toBe('undefined: fewer than 2 answers');
});

it('its interval is that of a mean: two answers of 0 and 2 bits', () => {
  const { value, lower, upper } = klFromBase([0, 2 * Math.LN2], { method: 'k1' });
  expect(value).toBeCloseTo(1, 14);
  expect(lower).toBeCloseTo(1 - 1.959963984540054, 12);
  expect(upper).toBeCloseTo(1 + 1.959963984540054, 12);
});
