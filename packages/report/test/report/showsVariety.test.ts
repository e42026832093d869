import { expect, it } from 'vitest';
import { RunWatch, report } from '../../src/index.ts';
import { ownRate, runRows } from '../support/runWorld.ts';

/** From step 25 on each prompt has one verdict; with texts, or without. */
const collapse = (more: (step: number, right: number) => object) =>
  runRows({
    steps: 40,
    groups: 32,
    prompts: 150,
    rate: (step, prompt) => (step < 25 ? ownRate(prompt) : Number(ownRate(prompt) > 0.45)),
    more: (step, right) => ({ ...more(step, right) }),
  });

it.each([
  ['no answers', () => ({}), true],
  ['answers', (step: number, right: number) => ({ text: `step ${step}: ${right}` }), false],
])(
  '%s: a glance says what the report says of what would show lost variety',
  async (_, more, asks) => {
    const rows = collapse(more);
    const { now } = await report(rows);
    const glance = await new RunWatch().look(rows, { whole: false });
    expect(now!.trends[0]).toMatchObject({ code: 'polarised' });
    expect(now!.trends[0]!.meaning.includes('log entropy or answers')).toBe(asks);
    expect(glance.trends).toEqual(now!.trends);
  },
);
