import { createRng, sampleNormal } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { equalAnswers } from '../../src/causes/equalAnswers.ts';
import type { JudgedGroup } from '../../src/causes/judgedSample.ts';

const SUCCESS = { verdict: 'success', fields: new Set(['logprob'] as const) } as const;

/** Groups of 8 in which right and wrong answers have these log-probabilities. */
function groupsOf(
  count: number,
  draw: (prompt: number) => { verdict: number; logprob: number },
): JudgedGroup[] {
  return Array.from({ length: count }, (_, prompt) => {
    const rollouts = Array.from({ length: 8 }, () => draw(prompt));
    return {
      step: 1,
      prompt: String(prompt),
      size: 8,
      verdicts: rollouts.map(({ verdict }) => verdict),
      at: (field, i) => (field === 'logprob' ? rollouts[i]!.logprob : NaN),
    };
  });
}

describe('log-probabilities as names of answers', () => {
  it('tell nothing where long answers meet by accident, however coarse they are written', () => {
    for (const digits of [0, 1, 2, 3, 6]) {
      const rng = createRng(digits + 1);
      const groups = groupsOf(2000, (prompt) => ({
        verdict: Number(rng.next() < 0.5),
        logprob: Number((-150 - (prompt % 40) - 8 * Math.abs(sampleNormal(rng))).toFixed(digits)),
      }));
      expect(equalAnswers(groups, SUCCESS)?.disagrees ?? false).toBe(false);
    }
  });

  it('tell nothing where the one of the right answer is logged', () => {
    const rng = createRng(4);
    const groups = groupsOf(300, (prompt) => ({
      verdict: Number(rng.next() < 0.5),
      logprob: -1 - prompt / 7,
    }));
    expect(equalAnswers(groups, SUCCESS)).toBeUndefined();
  });

  it('tell the error of a verifier that judges the same few answers again and again', () => {
    const rng = createRng(5);
    const groups = groupsOf(400, (prompt) => {
      const answer = Math.floor(3 * rng.next());
      const right = Number(answer === 0);
      return {
        verdict: rng.next() < 0.1 ? 1 - right : right,
        logprob: Number((-1 - Math.sin(7 * prompt + answer) ** 2).toFixed(4)),
      };
    });
    const told = equalAnswers(groups, SUCCESS);
    expect(told).toMatchObject({ what: 'log-probability', disagrees: true });
    expect(Math.abs(told!.error - 0.1)).toBeLessThan(3 * told!.standardError);
  });
});
