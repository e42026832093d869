import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parsePrices, plan, planJson, type RunPlanOptions } from '../../src/index.ts';
import { evaluatedSteps } from '../support/evaluatedSteps.ts';
import { plannedLog } from '../support/plannedLog.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../plan.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const prices = parsePrices({
  ...{ currency: 'USD', asOf: '2026-01-05', source: 'an example' },
  perMillionTokens: { small: { prefill: 0.13, cachedPrefill: 0.026, sample: 0.4, train: 0.4 } },
});
const log = plannedLog();
const evaluated: RunPlanOptions = { evaluation: 'eval/accuracy', rolloutsPerStep: 256 };
const rl = evaluatedSteps((step) => 0.2 + 0.01 * step);
const costly = rl.map((row) => ({ ...row, 'response_length/mean': 800, 'prompt_length/mean': 90 }));
const sft = evaluatedSteps((step) => 0.3 + 0.001 * step);

const PLANS: Readonly<Record<string, () => ReturnType<typeof plan>>> = {
  'with everything asked': () =>
    plan(log, {
      ...{ model: 8e9, prices, tokenPrice: 'small', teacherParameters: 32e9 },
      ...{ more: 1000, target: 0.55, against: plannedLog({ gain: 0.2, seed: 2 }) },
      ...{ noiseScale: 5000, sftNoiseScale: 300 },
    }),
  'a target without an end': () => plan(log, { target: 0.6 }),
  'a target far away': () => plan(log, { target: 0.99, model: 8e9 }),
  'a refusal': () => plan(plannedLog({ steps: 12, groups: 8 }), { more: 10, target: 0.5 }),
  'a pass rate below 1 %': () => plan(plannedLog({ start: -8, gain: 0.05 })),
  'a log of metrics': () => plan(rl, evaluated),
  'rollouts and examples': () => plan(costly, { ...evaluated, sft, model: 8e9, groupSize: 8 }),
  'no steps': () => plan([{ group: 'a', reward: 1 }]),
  'no rollout': () => plan([{ group: 'a', reward: null }]),
};

describe('plan --json', () => {
  it.each(Object.keys(PLANS))('%s has the shape of the schema', async (name) => {
    const text = planJson(await PLANS[name]!());
    expect(text).not.toMatch(/NaN|Infinity/);
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  });

  it('the schema asks for every field, and for no other', async () => {
    const made = JSON.parse(planJson(await PLANS['with everything asked']!()));
    for (const field of Object.keys(made)) {
      const { [field]: _, ...rest } = made;
      expect(validate(rest)).toBe(false);
    }
    expect(validate({ ...made, other: 1 })).toBe(false);
    expect(validate({ ...made, target: { ...made.target, outlook: 'sure' } })).toBe(false);
  });
});
