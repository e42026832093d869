import { between } from './between.ts';
import type { RunKind } from './runKind.ts';
import { scaled } from './scaled.ts';
import { sickRun } from './sickRun.ts';

const kind = (name: string, description: string, ...shows: string[]) => ({
  name,
  description,
  tuned: true,
  shows,
});

/** Sick runs of the kinds on which the thresholds were chosen, simulated anew. */
export const tunedSickRuns: readonly RunKind[] = [
  sickRun(
    kind('polarised', 'every prompt gets one verdict from one step to the next', 'signal'),
    (_, share) => ({ sharpness: (t) => 1 + 24 * share(t) }),
  ),
  sickRun(
    kind('polarised-slowly', 'every prompt gets one verdict little by little', 'signal'),
    (_, share) => ({
      sharpness: (t) => 25 ** share(t),
      metrics: { entropy: (t) => 0.1 ** share(t) },
    }),
    { over: [0.2, 0.7] },
  ),
  sickRun(kind('verifier-pays-nothing', 'no answer is paid', 'pass', 'signal'), (_, share) => ({
    falseFail: share,
  })),
  sickRun(
    kind('verifier-pays-all', 'every answer is paid', 'pass', 'live', 'signal'),
    (_, share) => ({ falsePass: share }),
  ),
  sickRun(
    kind('rot', 'the policy gets worse little by little', 'pass', 'signal'),
    (plan, share, rng) => {
      const loss = between(rng, 2, 5);
      return { skill: (t, prompt) => plan.skill(t, prompt) - loss * share(t) };
    },
    { over: [0.2, 0.8] },
  ),
  sickRun(
    kind(
      'learning-rate',
      'a spike of the learning rate: worse at once',
      'pass',
      'signal',
      'grad_norm',
    ),
    (plan, share, rng) => {
      const loss = between(rng, 1.5, 4);
      return {
        skill: (t, prompt) => plan.skill(t, prompt) - loss * share(t),
        metrics: { grad_norm: (t) => 1 + 15 * share(t) },
      };
    },
  ),
  sickRun(
    kind(
      'format-hacked',
      'the format is paid more and more, the answer less',
      'pass',
      'part:accuracy',
      'signal',
    ),
    (plan, share, rng) => {
      const loss = between(rng, 2, 5);
      return {
        skill: (t, prompt) => plan.skill(t, prompt) - loss * share(t),
        format: (t) => 0.6 + 0.39 * share(t),
        formatWorth: () => 1,
      };
    },
    { over: [0.1, 0.5] },
  ),
  sickRun(
    kind(
      'length-explodes',
      'answers grow to 6 to 12 times, and do not pass more often',
      'length',
      'cut',
    ),
    (_, share, rng) => {
      const factor = between(rng, 6, 12);
      return { tokens: (t) => 400 * factor ** share(t), limit: () => 1e6 };
    },
    { over: [0.1, 0.4] },
  ),
  sickRun(
    kind('cut', 'more and more answers are cut off', 'cut', 'pass'),
    (_, share) => ({ tokens: (t) => 400 * 6 ** share(t), limit: () => 2400 }),
    { over: [0.1, 0.4] },
  ),
  sickRun(kind('missing', 'rewards are missing', 'missing'), (_, share, rng) => {
    const most = between(rng, 0.2, 0.9);
    return { missing: (t) => most * share(t) };
  }),
  sickRun(
    kind('part-falls', 'the format is hardly paid any more', 'part:format'),
    (_, share, rng) => {
      const left = between(rng, 0, 0.25);
      return { format: (t) => 0.8 * (1 - (1 - left) * share(t)) };
    },
  ),
  sickRun(kind('kl', 'the divergence from the reference jumps', 'kl'), (_, share, rng) => {
    const factor = scaled(rng, 8, 40);
    return { metrics: { kl: (t) => factor ** share(t) } };
  }),
  sickRun(kind('gradient-norm', 'the norm of the gradient jumps', 'grad_norm'), (_, share, rng) => {
    const factor = scaled(rng, 6, 40);
    return { metrics: { grad_norm: (t) => factor ** share(t) } };
  }),
  sickRun(kind('clipping', 'the share of clipped tokens jumps', 'clip_ratio'), (_, share, rng) => {
    const factor = scaled(rng, 8, 40);
    return { metrics: { clip_ratio: (t) => factor ** share(t) } };
  }),
];
