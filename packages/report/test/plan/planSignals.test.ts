import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { plan, planFigures, planJson, renderPlan, report } from '../../src/index.ts';
import { sftLog } from '../sft/sftLog.ts';
import { plannedLog } from '../support/plannedLog.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../plan.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const log = plannedLog();
const examples = sftLog(1).filter(({ epoch }) => epoch !== 1);

describe('a rollout beside an example', () => {
  it('has the bits of the two reports, and costs of its own length', async () => {
    const made = await plan(log, { examples, model: 1e9 });
    validate(JSON.parse(planJson(made)));
    expect(validate.errors).toBeNull();
    const [rollout, trained, heldOut] = made.signals;
    const { sft } = await report(examples);
    expect(trained!.bits).toEqual(sft!.trained!.perExample);
    expect(heldOut!.bits).toEqual(sft!.heldOut!.perExample);
    expect(rollout!.kind).toBe('at most');
    expect(rollout!.flops).toBe(made.costs.rollout.flops);
    // 6N(P + T) of an example, with the tokens that were scored
    const tokens = sft!.tokens! / sft!.examples;
    expect(trained!.tokens).toBeCloseTo(tokens, 9);
    expect(trained!.flops).toBeCloseTo(6e9 * (made.costs.promptTokens! + tokens), -3);
    const text = renderPlan(made, { width: 100 });
    expect(text).toContain('Bits of a rollout and of an example');
    expect(text).toContain('bits absorbed');
    const names = (await planFigures(made)).map(({ name }) => name);
    expect(names).toContain('oneAxis');
  });

  it('is not told without examples, and refuses what holds none', async () => {
    const made = await plan(log);
    expect(made.signals).toEqual([]);
    expect(renderPlan(made)).not.toContain('Bits of a rollout and of an example');
    await expect(plan(log, { examples: [{ group: 'a', reward: 1 }] })).rejects.toMatchObject({
      code: 'REPORT',
      reason: 'no-examples',
    });
  });
});

describe('what adapters hold', () => {
  it('is set against what rewards told and examples gave up', async () => {
    const large = await plan(log, { loraParameters: 4e7 });
    expect(large.adapter).toMatchObject({
      storageBits: 6.4e8,
      knowledgeBits: 8e7,
      exampleBits: null,
      verdict: 'not the limit',
    });
    const few = await plan(log, { loraParameters: 13, examples });
    expect(few.adapter!.storageBits).toBe(208);
    expect(few.adapter!.verdict).toBe('not all can be kept');
    const { absorbed } = (await report(examples)).sft!;
    expect(few.adapter!.exampleBits).toBeCloseTo(absorbed.perExample!.value * absorbed.examples, 6);
    expect(renderPlan(few).replace(/\s+/g, ' ')).toContain('Offers are not needs');
  });

  it('is not told where all weights are trained', async () => {
    expect((await plan(log)).adapter).toBeNull();
  });
});
