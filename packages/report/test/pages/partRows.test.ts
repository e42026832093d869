import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { renderTerminal } from '../../src/pages/renderTerminal.ts';
import { ownRate, runRows } from '../support/runWorld.ts';

it('parts that stand in a list are called by their place, not by a bare number', async () => {
  const rows = runRows({
    steps: 4,
    groups: 16,
    rate: (_, prompt) => ownRate(prompt),
    more: (_, right) => ({ rewards: { 0: right, 1: 1 }, reward: right + 1 }),
  });
  const text = renderTerminal(await report(rows));
  expect(text).toMatch(/by part 0 .*\n.*by part 1 /);
  expect(text).not.toMatch(/\b(by|of) [01] /);
});
