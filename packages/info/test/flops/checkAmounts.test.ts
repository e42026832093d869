import { describe, expect, it } from 'vitest';
import {
  activeParameters,
  informationEfficiency,
  rlStepFlops,
  trainingFlops,
} from '../../src/index.ts';

describe('amounts', () => {
  it('refuses impossible amounts', () => {
    expect(() => trainingFlops(-1, 1)).toThrow('trainingFlops: expected parameters ≥ 0, got -1');
    expect(() =>
      activeParameters({ shared: 1, routed: 1, experts: 2, expertsPerToken: 3 }),
    ).toThrow('≤ experts = 2');
    expect(activeParameters({ shared: 7, routed: 0, experts: 0, expertsPerToken: 0 })).toBe(7);
    expect(() =>
      rlStepFlops({
        parameters: 1,
        promptTokens: 1,
        completionTokens: 1,
        groupSize: 1,
        keptFraction: 2,
      }),
    ).toThrow('keptFraction');
    const estimate = { value: 1, lower: 1, upper: 1, level: 0.95, n: 1, unit: 'bits', method: 'x' };
    expect(() => informationEfficiency(estimate, { flops: 0 })).toThrow(
      'expected flops > 0, got 0',
    );
  });
});
