import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
// @ts-expect-error a script without types
import { hostEnv } from '../../scripts/stranger.mjs';
import { inBrowser, type Seen } from './inBrowser.ts';

const home = inject('home');
const reports = new URL('reports/', import.meta.url);
const snippets = readdirSync(new URL('snippets', import.meta.url)).filter(
  (name) => !name.startsWith('worker'),
);

/** What a snippet prints on the host's own Node. */
function run(name: string): Record<string, unknown> {
  const { stdout, stderr } = spawnSync('node', [join('snippets', name)], {
    cwd: home,
    env: hostEnv,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const said = ({ said, wrong }: Seen): unknown => {
  expect(wrong).toEqual([]);
  return JSON.parse(said[0]!);
};

/** A run of 24 prompts × 8 rollouts at two steps. */
const log = Array.from({ length: 2 * 24 * 8 }, (_, i) => {
  const [rollout, prompt, step] = [i % 8, Math.floor(i / 8) % 24, Math.floor(i / 192)];
  const reward = Number((rollout * 7 + prompt * 3) % 24 < prompt + 3 * step);
  return JSON.stringify({ step, group: `${step}-${prompt}`, prompt_id: `p${prompt}`, reward });
}).join('\n');

describe('the twelve tasks of a user', () => {
  it.each(snippets)('%s: at most three imports and ten lines', (name) => {
    const lines = readFileSync(new URL(`snippets/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const imports = lines.filter((line) => line.startsWith('import '));
    // react-dom and fastify are what the user already has: the task is to use us in them
    const new_ = imports.filter((line) => !/'(react-dom\/client|fastify)'/.test(line));
    expect(new_.length).toBeLessThanOrEqual(3);
    expect(lines.length - imports.length).toBeLessThanOrEqual(10);
  });

  it('bits with interval from reward arrays', () => {
    const { value, lower, upper } = run('01-bits.mjs') as Record<string, number>;
    // H(½), 0, 0, H(¼), H(¾) with n = 4: plug-in (1 + 0.8113 + 0.8113) / 5
    expect(value).toBeGreaterThan((1 + 2 * 0.8113) / 5 - 0.1);
    expect(lower).toBeLessThan(value!);
    expect(upper).toBeGreaterThan(value!);
  });

  it('rollouts → the whole report, in Node', () => {
    expect(run('02-report-node.mjs')).toMatchObject({ rollouts: 16, live: 3 });
  });

  it('rollouts → the whole report, in a page', async () => {
    const seen = await inBrowser(home, '02-report-page.mjs');
    expect(said(seen)).toEqual({ groups: 2, live: 1 });
    expect(seen.pictures).toBeGreaterThan(1);
  });

  it('rollouts → the whole report, in a worker', async () => {
    const seen = await inBrowser(home, '02-report-worker.mjs');
    expect(said(seen)).toEqual({ groups: 2, live: 1 });
  });

  it('rollouts → the whole report, in a Fastify handler', () => {
    expect(run('02-report-fastify.mjs')).toEqual({ rollouts: 4 });
  });

  it('a stream in the browser, drawn with ECharts', async () => {
    const files = { '/run.jsonl': log };
    const seen = await inBrowser(home, '03-stream-echarts.mjs', { files });
    expect(said(seen)).toEqual({ rollouts: 384 });
    expect(seen.pictures).toBe(1);
  });

  it('pass@k with interval for 200 problems', () => {
    const { value, lower, upper } = run('04-pass-at-k.mjs') as Record<string, number>;
    // mean over c = 0 … 16 of 1 − C(16 − c, 8) / C(16, 8), by hand: Σ C(16−c, 8) = C(17, 9)
    const exact = 1 - 24310 / 12870 / 17;
    expect(Math.abs(value! - exact)).toBeLessThan(0.02); // 200 = 11 × 17 + 13: not quite uniform
    expect(lower).toBeLessThan(exact);
    expect(upper).toBeGreaterThan(exact);
  });

  it('the next 64 prompts from 500 measured ones', () => {
    const { prompts, rate } = run('05-next-prompts.mjs') as Record<string, number>;
    expect(prompts).toBe(64);
    expect(Math.abs(rate! - 0.5)).toBeLessThan(0.2); // it draws near one half
  });

  it('noise scale from two norms', () => {
    const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
    const small = mean([9.1, 8.7, 9.4, 8.9, 9.2, 9.0]);
    const big = mean([2.6, 2.5, 2.7, 2.6, 2.5, 2.7]);
    const { value } = run('06-noise-scale.mjs');
    expect(value).toBeCloseTo((small - big) / (1 - 1 / 5) / ((5 * big - small) / 4), 9);
  });

  it('FLOPs per bit', () => {
    // generation and training of 800 tokens by 7e9 parameters: between 6 and 12 × 7e9 × 1000
    const { flopsPerBit } = run('07-flops-per-bit.mjs') as Record<string, number>;
    expect(flopsPerBit! * 0.7219).toBeGreaterThan(6 * 7e9 * 800);
    expect(flopsPerBit! * 0.7219).toBeLessThan(12 * 7e9 * 1000);
  });

  it.each([1000, 390])('a React page with the pictures of a report, %i px wide', async (width) => {
    const files = { '/run.jsonl': log };
    const seen = await inBrowser(home, '08-react.jsx', { width, files });
    mkdirSync(reports, { recursive: true });
    writeFileSync(new URL(`react-${width}.png`, reports), seen.screenshot);
    expect(seen.wrong).toEqual([]);
    expect(seen.pictures).toBeGreaterThan(4);
    expect(seen.overflow).toBeLessThanOrEqual(0);
  });

  it('base against trained from arrays', () => {
    // every prompt rises by 2 right answers of 4
    expect(run('09-compare.mjs')).toEqual({ prompts: 40, pass1: 0.5 });
  });

  it('group size', () => {
    const { groupSize } = run('10-group-size.mjs') as Record<string, number>;
    expect([4, 8, 16]).toContain(groupSize);
  });

  it('SFT bits from log-probabilities', () => {
    const { bits, mean } = run('11-sft-bits.mjs') as { bits: number[]; mean: number };
    const nats = [2.8, 0.06, 4.2];
    for (const [i, one] of nats.entries()) expect(bits[i]).toBeCloseTo(one / Math.LN2, 9);
    expect(mean).toBeCloseTo((2.8 + 0.06 + 4.2) / 3 / Math.LN2, 9);
  });

  it('a format of one’s own', () => {
    // p0: solved, lost; p1: lost
    expect(run('12-own-format.mjs')).toMatchObject({ format: 'our-eval', total: 2, live: 1 });
  });
});
