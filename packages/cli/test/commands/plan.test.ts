import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

describe('plan', () => {
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
