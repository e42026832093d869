import { createRng } from '@bits-per-sample/core';
import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { renderTerminal, reportFigure, report as reportOf } from '../../src/index.ts';
import { noiseNotes } from '../../src/pages/noiseNotes.ts';
import { readRun } from '../../src/reading/readRun.ts';
import type { BuildOptions } from '../../src/report/buildOptions.ts';
import { buildReport } from '../../src/report/buildReport.ts';

const report = async (text: string, options?: BuildOptions) =>
  buildReport(await readRun('report', fromText(text, 'log.jsonl')), options);

const row = (group: string, reward: number, sum_logprob?: number) =>
  JSON.stringify({ group, reward, ...(sum_logprob !== undefined && { sum_logprob }) });

describe('supervised bits beside rewarded ones', () => {
  it('averages the surprisal of right answers over groups, by hand', async () => {
    // a: −ln 4 and −ln 16: 2 and 4 bits, 3 on average; b: 1 bit; c has no right answer
    const { bits } = await report(
      [
        row('a', 1, -Math.log(4)),
        row('a', 1, -Math.log(16)),
        row('a', 0, -9),
        row('b', 1, -Math.LN2),
        row('b', 0, -3),
        row('c', 0, -1),
        row('c', 0, -1),
      ].join('\n'),
    );
    expect(bits.supervised?.value).toBeCloseTo(2, 12);
    expect(bits.supervised?.n).toBe(2);
    // two prompts of so skewed a quantity give no interval
    expect(bits.supervised?.lower).toBeNaN();
  });

  it('has an interval from ten prompts on, and counts a prompt once however often it comes back', async () => {
    // 1 and 3 bits in turn: sd √(10/9), standard error of ten 1/3; t(9) at 0.975 is 2.262157163
    const rows = (step: number) =>
      Array.from({ length: 10 }, (_, i) => [
        { step, prompt_id: `p${i}`, reward: 1, sum_logprob: -Math.LN2 * (i % 2 ? 3 : 1) },
        { step, prompt_id: `p${i}`, reward: 0, sum_logprob: -4 },
      ]).flat();
    for (const steps of [[1], [1, 2, 3]]) {
      const told = await reportOf(steps.flatMap(rows));
      expect(told.bits.supervised).toMatchObject({ value: 2, n: 10 });
      expect(told.bits.supervised?.upper).toBeCloseTo(2 + 2.262157163 / 3, 8);
    }
  });

  it('leaves out what no answer can have, and says when nothing is left', async () => {
    const { bits, warnings } = await report(
      [row('a', 1, -9999), row('a', 1, 0.5), row('a', 0, -1), row('b', 1), row('b', 0)].join('\n'),
    );
    expect(bits.supervised).toBeNull();
    expect(warnings.find(({ fields }) => fields.includes('bits.supervised'))?.code).toBe(
      'no-supervised-bits',
    );
  });
});

describe('the noise scale of a log with two norms', () => {
  // |g_b|² = |G|² + tr Σ / b: signal 1, noise 64, batches of 8 and 64, a little scatter
  const rng = createRng(5);
  const history = Array.from({ length: 64 }, (_, i) => {
    const scatter = () => 1 + 0.02 * (rng.next() - 0.5);
    return {
      step: i + 1,
      loss: 0,
      reward: 0.5,
      grad_norm: Math.sqrt((1 + 64 / 64) * scatter()),
      small_norm: Math.sqrt((1 + 64 / 8) * scatter()),
    };
  });
  const state = JSON.stringify({ global_step: 64, log_history: history });
  const norms = { small: 'small_norm', big: 'grad_norm', smallBatch: 8, bigBatch: 64 };

  it('finds it, over stretches too, and draws it', async () => {
    const told = await report(state, { norms });
    expect(told.noise.noiseScale?.value).toBeGreaterThan(62);
    expect(told.noise.noiseScale?.value).toBeLessThan(66);
    expect(told.noise.noiseScale!.lower).toBeLessThan(64);
    expect(told.noise.noiseScale!.upper).toBeGreaterThan(64);
    expect(told.noise.overSteps).toHaveLength(6);
    expect(told.noise.overSteps[0]!.step).toBe(6);
    expect((await reportFigure(told, 'gns'))?.alt).toContain('oise scale');
    expect(renderTerminal(told, { details: true })).toContain('Gradient noise scale: 6');
    expect(renderTerminal(told, { details: true })).not.toMatch(/critical/i);
    expect(told.noise.noiseScale!.unit).toBe('prompt groups');
    for (const { estimate } of told.noise.overSteps) {
      expect(estimate.n).toBeGreaterThanOrEqual(10);
      expect(estimate.upper).toBeGreaterThan(estimate.lower);
    }
  });

  it('says what to log when there is one norm only', async () => {
    const told = await report(state);
    expect(told.noise.noiseScale).toBeNull();
    const warning = told.warnings.find(({ code }) => code === 'noise-scale-unknown');
    expect(warning?.message).toContain('`smallNorm: COLUMN, bigNorm: COLUMN');
    expect(warning?.severity).toBe('note');
  });

  it('says so when the named columns are not there, or the signal is lost', async () => {
    const absent = await report(state, { norms: { ...norms, small: 'nowhere' } });
    expect(absent.warnings.some(({ message }) => message.includes('nowhere'))).toBe(true);
    const lost = await report(
      JSON.stringify({
        global_step: 2,
        log_history: [
          { step: 1, small_norm: 2, grad_norm: 0.1 },
          { step: 2, small_norm: 2, grad_norm: 0.1 },
        ],
      }),
      { norms },
    );
    expect(lost.noise.noiseScale).toBeNull();
    expect(lost.warnings.some(({ code }) => code === 'noise-scale-lost')).toBe(true);
  });
});

describe('what is said of the noise scale', () => {
  // |g_b|² = 1 + scale / b, as signal and noise of a step scatter by a tenth
  const log = (steps: number, scale: number, extra: object = { reward: 0.5 }) => {
    const rng = createRng(steps + scale);
    return Array.from({ length: steps }, (_, step) => {
      const [signal, noise] = [1, scale].map((x) => x * (0.9 + 0.2 * rng.next())) as [
        number,
        number,
      ];
      return JSON.stringify({
        ...extra,
        step,
        loss: 0.1,
        big: Math.sqrt(signal + noise / 64),
        small: Math.sqrt(signal + noise / 8),
      });
    });
  };
  const norms = { small: 'small', big: 'big', smallBatch: 8, bigBatch: 64 };
  const said = async (lines: readonly string[], more: Partial<typeof norms> = {}) => {
    const told = await report(lines.join('\n'), { norms: { ...norms, ...more } });
    const note = noiseNotes(told).find((text) => text.startsWith('Gradient noise scale'));
    return { ...told.noise, note, warnings: told.warnings };
  };

  it('is mostly noise or mostly signal only where the interval leaves the batch out', async () => {
    const above = await said(log(120, 400));
    expect(above.noiseScale!.lower).toBeGreaterThan(64);
    expect(above.note).toContain('gradients at batches of 64 were mostly noise');
    const below = await said(log(120, 16));
    expect(below.noiseScale!.upper).toBeLessThan(64);
    expect(below.note).toContain('gradients at batches of 64 were mostly signal');
    const around = await said(log(120, 64));
    expect(around.noiseScale!.lower).toBeLessThan(64);
    expect(around.noiseScale!.upper).toBeGreaterThan(64);
    expect(around.note).toContain('mostly noise or mostly signal these steps cannot tell');
  });

  it('warns of slow drifts below 100 steps, and only there', async () => {
    expect((await said(log(99, 400))).note).toContain(
      '99 steps cannot show slow drifts: the interval may be too narrow.',
    );
    expect((await said(log(100, 400))).note).not.toContain('slow drifts');
  });

  it('says nothing of a batch and gives no interval from a single pair of norms', async () => {
    const { note, noiseScale, overSteps } = await said(log(1, 400));
    expect(noiseScale).toMatchObject({ lower: NaN, upper: NaN, n: 1 });
    expect(note).toMatch(
      /^Gradient noise scale: \d+ prompt groups \(1 step, too few for an interval\)/,
    );
    expect(note).not.toMatch(/mostly|drifts/);
    expect(overSteps).toEqual([]);
    expect((await said(log(9, 400))).note).toContain('9 steps, too few for an interval');
    expect((await said(log(10, 400))).note).toContain('95 % interval');
  });

  it('has an interval that is open above where the signal may be nothing', async () => {
    const weak = log(40, 0).map((line, step) =>
      JSON.stringify({
        ...JSON.parse(line),
        // signal 3 and −2.8 in turns, noise 100
        big: Math.sqrt((step % 2 === 0 ? 3 : -2.8) + 100 / 16),
        small: Math.sqrt((step % 2 === 0 ? 3 : -2.8) + 100 / 2),
      }),
    );
    const { note, noiseScale } = await said(weak, { smallBatch: 2, bigBatch: 16 });
    expect(noiseScale!.value).toBeCloseTo(1000, 6);
    expect(noiseScale!.upper).toBe(Infinity);
    expect(note).toMatch(/interval [\d.,]+ or more, 40 steps/);
  });

  it('counts prompt groups where rewards are trained on, and samples elsewhere', async () => {
    const rl = await said(log(40, 64));
    expect(rl.note).toContain('if the two batch sizes count whole prompt groups');
    const supervised = await said(log(40, 64, { eval_loss: 1 }));
    expect(supervised.noiseScale!.unit).toBe('samples');
    expect(supervised.note).toContain(' samples (');
    expect(supervised.note).not.toContain('prompt groups');
    const figure = await reportFigure(await report(log(40, 64).join('\n'), { norms }), 'gns');
    expect(figure!.scales.y!.label).toBe('prompt groups');
    expect(figure!.caption).toContain(
      'Each estimate is of 10 steps, which cannot show slow drifts',
    );
  });

  it('counts prompt groups of rollouts too, whatever their metrics say', async () => {
    const rollouts = [0, 1, 1, 0].map((reward, i) => row(String(i >> 1), reward)).join('\n');
    const told = await reportOf(
      [fromText(rollouts, 'rollouts.jsonl'), fromText(log(40, 64, {}).join('\n'), 'metrics.jsonl')],
      { smallNorm: 'small', bigNorm: 'big', smallBatch: 8, bigBatch: 64 },
    );
    expect(told.rollouts).toBe(4);
    expect(told.noise.noiseScale).toMatchObject({ n: 40, unit: 'prompt groups' });
  });

  it('is unknown, with the likely cause, where the two norms are swapped or one', async () => {
    const { noiseScale, warnings } = await said(log(40, 64), { small: 'big', big: 'small' });
    expect(noiseScale).toBeNull();
    expect(warnings.find(({ code }) => code === 'noise-scale-lost')?.message).toContain('swapped');
    const twice = await said(log(40, 64), { small: 'big' });
    expect(twice.noiseScale).toBeNull();
    expect(twice.warnings.find(({ code }) => code === 'noise-scale-lost')?.message).toContain(
      'or the same.',
    );
  });

  it('has no picture where no stretch has a noise scale, or their steps are the same', async () => {
    const lines = log(40, 64);
    const still = lines.map((line) => JSON.stringify({ ...JSON.parse(line), step: 3 }));
    const swapped = { ...norms, small: 'big', big: 'small' };
    expect(
      await reportFigure(await report(lines.join('\n'), { norms: swapped }), 'gns'),
    ).toBeNull();
    expect(await reportFigure(await report(still.join('\n'), { norms }), 'gns')).toBeNull();
  });

  it('does not depend on the order of the rows', async () => {
    const lines = log(60, 64);
    const turned = await said([...lines].reverse());
    expect(turned.noiseScale).toEqual((await said(lines)).noiseScale);
  });
});
