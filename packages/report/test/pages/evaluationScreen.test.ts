import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { renderTerminal } from '../../src/pages/renderTerminal.ts';
import { ownRate, runRows } from '../support/runWorld.ts';

const rows = runRows({ steps: 1, groups: 40, rate: (_, prompt) => ownRate(prompt) ** 3 });
/** Advice to one who draws prompts for training. */
const TRAINING = /less often|fill|live groups about every second time|gradient|training/;

it('what was evaluated is given no advice on training', async () => {
  const text = renderTerminal(await report(rows.map((row) => ({ ...row, kind: 'eval' }))));
  expect(text).toContain('Two runs of one model');
  expect(text).not.toMatch(TRAINING);
  expect(renderTerminal(await report(rows))).toMatch(TRAINING);
});
