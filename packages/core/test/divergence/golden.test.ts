import { describe, expect, it } from 'vitest';
import { bernoulliDivergence, divergenceTerm, logExcess } from '../../src/index.ts';
import golden from '../golden/divergence.json' with { type: 'json' };

type Name = keyof typeof golden.cases;

const functions: Record<Name, (...x: number[]) => number> = {
  logExcess: (x) => logExcess(x!),
  divergenceTerm: (p, q, difference) => divergenceTerm(p!, q!, difference!),
  bernoulliDivergence: (p, q) => bernoulliDivergence(p!, q!),
  bernoulliDivergenceKnown: (p, difference) =>
    bernoulliDivergence(p!, p! + difference!, { difference: difference! }),
};

describe('golden', () => {
  it.each(Object.keys(golden.cases) as Name[])('%s', (name) => {
    const rtol = golden.tolerance.relative[name];
    for (const row of golden.cases[name] as number[][]) {
      const wanted = row.at(-1)!;
      const got = functions[name](...row.slice(0, -1));
      if (!(Math.abs(got - wanted) <= rtol * Math.abs(wanted)))
        expect.fail(`${name}(${row.slice(0, -1)}) = ${got}, golden ${wanted}`);
    }
  });
});
