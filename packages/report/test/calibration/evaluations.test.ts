import { expect, it } from 'vitest';
import { evaluationCoverage } from './evaluationCoverage.ts';
import { evaluationWorlds } from './evaluationWorlds.ts';

it('what is said of evaluations is so: a small version of the slow suite', async () => {
  const told = await evaluationCoverage(evaluationWorlds[1]!, 60, 60);
  for (const [what, rate] of Object.entries(told)) expect(rate, what).toBeGreaterThanOrEqual(0.85);
});
