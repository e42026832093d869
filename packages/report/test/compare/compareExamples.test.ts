import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  compare,
  compareExamples,
  exampleComparisonJson,
  renderExamples,
  renderExamplesHtml,
  renderExamplesMarkdown,
} from '../../src/index.ts';
import { sftLog, trueSources } from '../sft/sftLog.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../example-comparison.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const sides = (seed: number) =>
  [0, 2].map((epoch) =>
    sftLog(seed)
      .filter((row) => row.epoch === epoch)
      .map(({ epoch: _, ...row }) => row),
  ) as [object[], object[]];

describe('compareExamples', () => {
  it('tells what was generated, by source', async () => {
    const { sft, base, trained } = await compareExamples(...sides(1));
    expect(sft.scored).toBe('before and after');
    expect([base.unpaired, trained.unpaired]).toEqual([0, 0]);
    for (const { name, taken } of trueSources) {
      const found = sft.sources.find((one) => one.name === name && one.split === 'train')!;
      const { value, lower, upper } = found.absorbed.perToken!;
      expect(Math.abs(value - taken.at(-1)!)).toBeLessThan(upper - lower);
    }
  });

  it('takes the last score of a side, whatever its steps are called', async () => {
    const all = sftLog(2);
    const [before, after] = sides(2);
    const late = all
      .filter(({ epoch }) => epoch > 0)
      .map((row) => ({ ...row, epoch: row.epoch + 70 }));
    const made = await compareExamples(before, late);
    expect(made.sft.absorbed).toEqual((await compareExamples(before, after)).sft.absorbed);
  });

  it('reads answers with log-probabilities and no rewards', async () => {
    const answer = (id: string, logprobs: number[]) => ({
      id,
      object: 'text_completion',
      model: 'toy',
      choices: [
        { text: 'x', logprobs: { tokens: logprobs.map(String), token_logprobs: logprobs } },
      ],
    });
    const base = ['a', 'b', 'c'].map((id, i) => answer(id, [-1, -2 - i]));
    const sft = ['a', 'b', 'd'].map((id, i) => answer(id, [-0.5, -1 - i]));
    const { sft: told, base: left } = await compareExamples(base, sft);
    // a: 3 → 1.5 nats, b: 4 → 2.5 nats, of two tokens each
    expect(told.absorbed.perExample!.value).toBeCloseTo(1.5 / Math.LN2, 12);
    expect(told.absorbed.perToken!.value).toBeCloseTo(0.75 / Math.LN2, 12);
    expect(left.unpaired).toBe(1);
  });

  it('refuses answers that each model gave by itself', async () => {
    const answer = (logprobs: number[]) => ({
      id: 'a',
      object: 'text_completion',
      model: 'toy',
      choices: [
        { text: 'x', logprobs: { tokens: logprobs.map(String), token_logprobs: logprobs } },
      ],
    });
    await expect(compareExamples([answer([-1, -2])], [answer([-1])])).rejects.toMatchObject({
      reason: 'other-answers',
    });
  });

  it('refuses what holds no example, and examples that are others', async () => {
    const [before] = sides(3);
    const rollouts = [{ group: 'a', reward: 1 }];
    await expect(compareExamples(before, rollouts)).rejects.toMatchObject({
      code: 'REPORT',
      reason: 'no-examples',
    });
    const others = before.map((row, i) => ({ ...row, example: `other ${i}` }));
    await expect(compareExamples(before, others)).rejects.toMatchObject({
      reason: 'no-common-example',
    });
    await expect(compare(before, others)).rejects.toMatchObject({ reason: 'examples-log' });
  });

  it('prints the same in every face, and JSON of its schema', async () => {
    const made = await compareExamples(...sides(4), { names: { base: 'b<i>', trained: 't' } });
    validate(JSON.parse(exampleComparisonJson(made)));
    expect(validate.errors).toBeNull();
    const printed = made.sft.trained!.perToken!.value.toPrecision(3);
    const html = renderExamplesHtml(made);
    for (const face of [renderExamples(made), renderExamplesMarkdown(made), html])
      expect(face).toContain(printed);
    expect(html).not.toContain('b<i>');
  });
});
