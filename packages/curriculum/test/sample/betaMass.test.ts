import { expect, it } from 'vitest';
import { betaMass } from '../../src/sample/betaMass.ts';
import { read } from '../support/estimators.ts';

it('betaMass agrees with mpmath', () => {
  const { cases, tolerance } = read('betaMass');
  for (const { a, b, band, mass } of cases)
    expect(Math.abs(betaMass({ a, b }, band) - mass)).toBeLessThanOrEqual(
      tolerance * Math.max(mass, 1e-300) + 1e-15 * Number(mass > 0.01),
    );
});
