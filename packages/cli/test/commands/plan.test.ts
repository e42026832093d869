import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { printed, runHere } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const demo = fileURLToPath(new URL('../../sample/rollouts.jsonl', import.meta.url));
const prices = write(
  'prices.json',
  JSON.stringify({
    currency: 'USD',
    asOf: '2026-01-05',
    source: 'an example',
    perMillionTokens: { small: { prefill: 0.13, sample: 0.4, train: 0.4 } },
  }),
);
const told = async (...args: string[]) => String(((await runHere(args)).error as Error).message);

/** Means of 40 steps with an evaluation. */
const steps = (name: string, evaluation: (step: number) => number): string =>
  write(
    name,
    Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({
        ...{ step: i + 1, reward: 0.3, loss: 0.1, 'eval/accuracy': evaluation(i + 1) },
        ...{ 'prompt_length/mean': 200, 'response_length/mean': 1000 },
      }),
    ).join('\n'),
  );
const rising = steps('rising.jsonl', (step) => 0.2 + 0.01 * step);
const flat = steps('flat.jsonl', () => 0.5);
const evaluated = ['--evaluation', 'eval/accuracy', '--rollouts-per-step', '256'];

describe('plan', () => {
  it('writes a page, and reads a run on examples', async () => {
    const page = join(folder, 'page.html');
    const sized = [...evaluated, '--model', '8e9', '--group-size', '8'];
    const text = await printed('plan', rising, '--sft', flat, ...sized, '--html', page);
    expect(text).toContain('Rollouts bring more from here: switch to them.');
    expect(text).toContain('Page with the pictures');
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('The pass rate, seen and ahead');
    expect(html).toContain('bits-per-sample plan rising.jsonl --sft flat.jsonl');
    expect(await told('plan', rising, '--html', rising)).toContain('rising.jsonl');
  });

  it('its pictures are figures of the command figure', async () => {
    const svg = await printed('figure', 'forecast', rising, ...evaluated, '--target', '.9');
    expect(svg).toContain('Target: 90 %');
    const cost = await printed('figure', 'costToTarget', rising, ...evaluated);
    expect(cost).toContain('What a pass rate costs from here');
    expect(await told('figure', 'forecast', demo)).toMatch(/does not hold .*plan.*too few/);
  });

  it('prices the demo, and refuses to carry on two steps', async () => {
    const options = ['--prompt-tokens', '200', '--prices', prices, '--token-price', 'small'];
    const made = JSON.parse(
      await printed('plan', demo, '--model', '8e9', ...options, '--teacher', '32e9', '--json'),
    );
    const { promptTokens, completionTokens, rollout } = made.costs;
    // 2NP/G + 2NT + 6N(P + T)
    const tokens =
      2 * (promptTokens / 8) + 2 * completionTokens + 6 * (promptTokens + completionTokens);
    expect(rollout.flops / (8e9 * tokens)).toBeCloseTo(1, 9);
    expect(rollout.dollars).toBeGreaterThan(0);
    expect(made.costs.distilled.flops).toBeGreaterThan(rollout.flops);
    expect(made.forecast).toBeNull();
    expect(made.refusals[0].code).toBe('few-blocks');
    expect(await printed('plan', demo, '--markdown')).toContain('--model PARAMETERS');
  });

  it('tells what is wrong in words', async () => {
    expect(await told('plan')).toContain('name a log');
    expect(await told('plan', demo, '--target', '60')).toContain('--target: expected a number');
    expect(await told('plan', demo, '--model', '-1')).toContain('--model');
    expect(await told('plan', demo, '--prices', join(folder, 'none'))).toContain('--prices');
    expect(await told('plan', demo, '--prices', write('no.json', '{'))).toContain('is not JSON');
    expect(await told('plan', demo, '--prices', prices, '--token-price', 'x')).toContain(
      '--token-price: expected one of small, got x',
    );
    expect(await told('plan', demo, '--evaluation', 'x')).toContain('no column x');
    expect(await told('plan', demo, '--json', '--markdown')).toContain('exclude');
  });
});
