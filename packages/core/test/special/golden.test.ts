import { describe, expect, it } from 'vitest';
import {
  betainc,
  betaQuantile,
  digamma,
  lbeta,
  lgamma,
  normalCdf,
  normalQuantile,
  trigamma,
} from '../../src/index.ts';
import golden from '../golden/special.json' with { type: 'json' };

type Name = keyof typeof golden.cases;

const functions = {
  betainc,
  betaQuantile,
  digamma,
  lbeta,
  lgamma,
  normalCdf,
  normalQuantile,
  trigamma,
};

describe('golden', () => {
  it.each(Object.keys(golden.cases) as Name[])('%s', (name) => {
    const f = functions[name] as (...x: number[]) => number;
    const rtol = golden.tolerance.relative[name];
    const atol = (golden.tolerance.absolute as Record<string, number>)[name] ?? 0;
    const cases: number[][] = golden.cases[name];
    expect(cases.length).toBeGreaterThanOrEqual(200);
    for (const row of cases) {
      const args = row.slice(0, -1);
      const wanted = row.at(-1)!;
      const got = f(...args);
      if (!(Math.abs(got - wanted) <= atol + rtol * Math.abs(wanted)))
        expect.fail(`${name}(${args}) = ${got}, golden ${wanted}`);
    }
  });
});
