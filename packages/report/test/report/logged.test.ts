import { describe, expect, it } from 'vitest';
import { renderTerminal, report } from '../../src/index.ts';
import { readReport, sample } from '../support/files.ts';

const meansOf = async (...rows: readonly Readonly<Record<string, number>>[]) => {
  const { logged } = await report(rows);
  return Object.fromEntries(logged.means.map(({ role, mean }) => [role, mean]));
};

describe('what a log of means says by meaning', () => {
  it('tokens of an answer over all its turns', async () => {
    const means = await meansOf(
      { step: 1, 'env/all/ac_tokens_per_turn': 10, 'env/all/turns_per_episode': 2 },
      { step: 2, 'env/all/ac_tokens_per_turn': 20, 'env/all/turns_per_episode': 3 },
    );
    expect(means.length).toBe((10 * 2 + 20 * 3) / 2);
  });

  it('evaluations are no training', async () => {
    const means = await meansOf(
      { step: 1, reward: 0.25, loss: 0, eval_reward: 1 },
      { step: 2, reward: 0.75, loss: 0, eval_reward: 1 },
    );
    expect(means.reward).toBe(0.5);
  });

  it('a log of rollouts has none', async () => {
    expect((await report([[1, 0]])).logged).toEqual({
      objective: 'unknown',
      steps: 0,
      means: [],
      parts: [],
      deadOfBatch: false,
    });
  });

  it('the first line counts steps', async () => {
    const rows = [1, 2].flatMap((step) => [
      { step, loss: 1 },
      { step, eval_loss: 2 },
    ]);
    const page = renderTerminal(await report(rows, { name: 'a.jsonl' }));
    expect(page.split('\n')[1]).toBe('2 logged steps (metrics)');
  });
});

describe('two norms of a gradient', () => {
  it('a table of a run with a known noise scale of 100', async () => {
    const { noise } = await readReport([sample('gradient-norms.csv')], {
      norms: { small: 'micro_grad_norm', big: 'grad_norm', smallBatch: 4, bigBatch: 64 },
    });
    expect(noise.noiseScale?.value).toBeCloseTo(92.7, 1);
    expect(noise.noiseScale!.lower).toBeLessThan(100);
    expect(noise.noiseScale!.upper).toBeGreaterThan(100);
  });

  it('where two columns may be norms the note names them, to paste', async () => {
    const told = await readReport([sample('gradient-norms.csv')], {});
    expect(
      renderTerminal(told, { face: 'terminal', details: true }).replaceAll(/\s+/g, ' '),
    ).toContain('--small-norm micro_grad_norm --big-norm grad_norm --small-batch b --big-batch B');
  });

  it('a column that is not there is told with those that are', async () => {
    const { warnings } = await readReport([sample('gradient-norms.csv')], {
      norms: { small: 'nope', big: 'grad_norm', smallBatch: 4, bigBatch: 64 },
    });
    const said = warnings.find(({ code }) => code === 'noise-scale-unknown')?.message;
    expect(said).toContain('the log has 0. Its columns of norms: micro_grad_norm, grad_norm.');
  });
});
