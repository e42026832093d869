import { createRng } from '@bits-per-sample/core';
import { fromBytes } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, report } from '../../src/index.ts';
import { type Drawn, drawLog, linesOf, tableOf } from './generatedLog.ts';
import { populations } from './populations.ts';

/** All that a report infers about a population of prompts. */
const inferred = ({ groups, bits, signal, live, passRate, advice }: Report) => ({
  prompts: groups.prompts,
  bits: bits.perRollout,
  signal,
  live,
  passRate,
  advice,
});

/** The same numbers up to the order in which they were added. */
function expectSame(one: unknown, other: unknown, path = ''): void {
  if (typeof one === 'number' && typeof other === 'number') {
    expect(other, path).toBeCloseTo(one, 9);
    return;
  }
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    expect(other, path).toEqual(one);
    return;
  }
  expect(Object.keys(other), path).toEqual(Object.keys(one));
  for (const [key, value] of Object.entries(one))
    expectSame(value, (other as Record<string, unknown>)[key], `${path}.${key}`);
}

const text = (lines: readonly string[], name: string) =>
  fromBytes(new TextEncoder().encode(`${lines.join('\n')}\n`), name);

const layout = { prompts: 60, steps: 3, groupSize: 4 };
const logs = populations.map((population, i) => ({
  name: population.name,
  drawn: drawLog(population, layout, createRng(i)),
}));

/** The groups of a log at these places. */
const among = (drawn: Drawn, places: readonly number[]): Drawn => ({
  prompt: places.map((i) => drawn.prompt[i]!),
  step: places.map((i) => drawn.step[i]!),
  successes: places.map((i) => drawn.successes[i]!),
  attempts: places.map((i) => drawn.attempts[i]!),
  rate: places.map((i) => drawn.rate[i]!),
});

describe.each(logs)('what is inferred from $name', ({ drawn }) => {
  it('is the same of rollouts as lines of JSON, as rows and as sums', async () => {
    const ofSums = inferred(await report(tableOf(drawn)));
    const lines = linesOf(drawn);
    expect(inferred(await report(text(lines, 'log.jsonl')))).toEqual(ofSums);
    expect(inferred(await report(lines.map((line) => JSON.parse(line))))).toEqual(ofSums);
  });

  it('does not depend on the order of rows', async () => {
    const rng = createRng(1);
    const order = drawn.prompt
      .map((_, i) => ({ i, at: rng.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ i }) => i);
    const shuffled = inferred(await report(tableOf(among(drawn, order))));
    expectSame(inferred(await report(tableOf(drawn))), shuffled);
  });

  it('does not depend on the files that the steps were written to', async () => {
    const filed = [0, 1, 2].map((step) => {
      const places = drawn.step.flatMap((of, i) => (of === step ? [i] : []));
      return text(linesOf(among(drawn, places)), `step_${step}.jsonl`);
    });
    expectSame(inferred(await report(tableOf(drawn))), inferred(await report(filed)));
  });

  it('is not surer where the groups of a prompt are listed twice', async () => {
    const once = inferred(await report(tableOf(drawn)));
    const all = drawn.prompt.map((_, i) => i);
    const first = all.filter((i) => drawn.prompt[i] === 0);
    for (const again of [all, first]) {
      const twice = among(drawn, [...all, ...again]);
      twice.step.forEach((step, i) => {
        if (i >= all.length) twice.step[i] = step + 3;
      });
      expectSame(once, inferred(await report(tableOf(twice))));
    }
  });
});
