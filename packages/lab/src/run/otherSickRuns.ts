import { between } from './between.ts';
import { difficulties } from './difficulties.ts';
import type { RunKind } from './runKind.ts';
import { sickRun } from './sickRun.ts';

const kind = (name: string, description: string, ...shows: string[]) => ({
  name,
  description,
  tuned: false,
  shows,
});

/** Sick runs of kinds at which nobody looked when thresholds were chosen. */
export const otherSickRuns: readonly RunKind[] = [
  sickRun(
    kind('slow-leak', 'the policy gets worse from the first third to the end', 'pass', 'signal'),
    (plan, share, rng) => {
      const loss = between(rng, 1.5, 3);
      return { skill: (t, prompt) => plan.skill(t, prompt) - loss * share(t) };
    },
    { over: [1, 1], at: [0.25, 0.35] },
  ),
  sickRun(
    kind('late-collapse', 'it goes wrong within the last tenth of the run', 'pass', 'signal'),
    (plan, share) => ({ skill: (t, prompt) => plan.skill(t, prompt) - 4 * share(t) }),
    { at: [0.88, 0.94], over: [0, 0.2] },
  ),
  sickRun(
    kind('category-collapses', 'one of four categories is forgotten', 'category', 'pass', 'signal'),
    (plan, share) => ({
      categories: 4,
      skill: (t, prompt) => plan.skill(t, prompt) - (prompt % 4 === 1 ? 5 * share(t) : 0),
    }),
    { level: [0, 1] },
  ),
  sickRun(
    kind(
      'one-answer',
      'every prompt gets the same answer, right for one in eight',
      'signal',
      'pass',
    ),
    (plan, share) => ({
      skill: (t, prompt) =>
        share(t) * (prompt % 8 === 0 ? 12 : -12) + (1 - share(t)) * plan.skill(t, prompt),
    }),
  ),
  sickRun(
    kind('limit-lowered', 'the limit of the length falls and cuts the answers', 'cut', 'pass'),
    (_, share, rng) => {
      const lowered = between(rng, 250, 420);
      return { limit: (t) => (share(t) > 0 ? lowered : 4000) };
    },
  ),
  sickRun(
    kind(
      'answer-part-silent',
      'the answer is never paid again, the format is',
      'pass',
      'part:accuracy',
      'signal',
    ),
    (_, share) => ({ falseFail: share, format: () => 0.6, formatWorth: () => 1 }),
  ),
  sickRun(
    kind('oscillating', 'the pass rate swings wider and wider', 'pass', 'signal'),
    (plan, share, rng, since) => {
      const length = Math.max(10, plan.steps / 8);
      const height = between(rng, 2, 4);
      return {
        skill: (t, prompt) =>
          plan.skill(t, prompt) -
          height * share(t) * Math.max(0, Math.sin((2 * Math.PI * (t - since)) / length)),
      };
    },
    { over: [0.3, 0.8] },
  ),
  sickRun(
    kind('verifier-outage', 'two to three of five right answers are not paid', 'pass', 'signal'),
    (_, share, rng) => {
      const lost = between(rng, 0.4, 0.6);
      return { falseFail: (t) => lost * share(t) };
    },
  ),
  sickRun(
    kind('variety-lost', 'as many pass as before, but the same ones every time', 'signal'),
    (plan, share) => ({
      // the pool is split into prompts that pass and prompts that do not, as many as passed before
      skill: (t, prompt) => {
        const before = plan.skill(t, prompt);
        const passes = 1 / (1 + Math.exp(-before)) > (prompt % 101) / 101;
        return before + share(t) * (passes ? 14 : -14);
      },
      metrics: { entropy: (t) => 0.15 ** share(t) },
    }),
    { over: [0, 0.3] },
  ),
  sickRun(
    kind('paid-for-anything', 'more and more wrong answers are paid', 'pass', 'live', 'signal'),
    (_, share) => ({ falsePass: (t) => 0.97 * share(t) }),
    { over: [0, 0.15], level: [-1.5, 0] },
  ),
  sickRun(
    kind('forgets-all', 'what few prompts taught is forgotten at once', 'pass', 'signal'),
    (plan, share, rng) => {
      const prompts = 2 * plan.groups(0);
      return {
        difficulty: difficulties(rng, prompts, 1),
        draws: () => [0, prompts] as const,
        skill: (t, prompt) => plan.skill(t, prompt) + (2 * t) / plan.steps - 6 * share(t),
      };
    },
  ),
];
