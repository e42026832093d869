import { describe, expect, it } from 'vitest';
import { claims, simulateClaim } from '../../src/index.ts';

describe.each(claims.map((claim) => [claim.id, claim] as const))('%s', (id, { dials }) => {
  it('has dials that start where they can stand', () => {
    expect(Object.keys(dials).length).toBeGreaterThan(0);
    for (const { values, start } of Object.values(dials)) {
      expect(values).toContain(start);
      expect([...values].sort((a, b) => a - b)).toEqual(values);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('gives numbers at both ends of every dial, and expects no digits that were found elsewhere', () => {
    const before = JSON.stringify(dials);
    for (const [name, { values, start }] of Object.entries(dials))
      for (const value of [values[0]!, values.at(-1)!]) {
        if (value === start || (id === 'desert' && name !== 'rollouts')) continue;
        const { numbers, picture, setting } = simulateClaim(id, { setting: { [name]: value } });
        expect(setting[name]).toBe(value);
        for (const number of numbers) {
          expect(number.value, number.name).toSatisfy(Number.isFinite);
          if (number.expected !== undefined)
            expect(
              Math.abs(number.value - number.expected),
              `${name} ${value}: ${number.name}`,
            ).toBeLessThanOrEqual(number.tolerance! * (1 + 1e-9) + 1e-9);
        }
        for (const { x, y } of picture.series)
          for (const place of [...x, ...y]) expect(place).toSatisfy(Number.isFinite);
        if (picture.xScale === 'log')
          for (const { x } of picture.series) expect(Math.min(...x)).toBeGreaterThan(0);
      }
    expect(JSON.stringify(dials)).toBe(before);
  }, 120_000);
});

it('a verdict does not stand where its rule does not hold', () => {
  const { passed, verdict } = simulateClaim('ceiling', { setting: { temperature: 2 } });
  expect({ passed, verdict }).toEqual({
    passed: false,
    verdict: 'Not borne out here: the rule does not hold.',
  });
});

it('the starting places are the default', () => {
  const setting = { p: 0.01 };
  expect(simulateClaim('best-of', { setting })).toEqual(simulateClaim('best-of'));
});

it.each([
  [{ q: 0.1 }, "simulateClaim: expected setting 'p', got q"],
  [{ p: 0.5 }, 'simulateClaim: expected setting.p 0.001, 0.003, 0.01, 0.03, 0.1 or 0.3, got 0.5'],
])('%j is refused', (setting, message) => {
  expect(() => simulateClaim('best-of', { setting: setting as never })).toThrow(message);
});
