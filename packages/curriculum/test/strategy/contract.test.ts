import { strategyLaws } from '@bits-per-sample/testkit';
import { describe, expect, it } from 'vitest';
import {
  curriculum,
  goldilocks,
  onlineBand,
  restore,
  type Strategy,
  uniform,
} from '../../src/index.ts';

// The contract must find a strategy out that breaks it: one broken twin per law.

type Broken = Strategy<never>;

const twin =
  (change: (strategy: Broken) => Partial<Broken>, of: () => unknown = uniform) =>
  () => {
    const strategy = of() as Broken;
    return { ...strategy, ...change(strategy) } as never;
  };

const failing = (factory: () => never, options: object = {}) =>
  strategyLaws(factory, { curriculum, restore, ...options })
    .filter(([, check]) => {
      try {
        check();
        return false;
      } catch {
        return true;
      }
    })
    .map(([law]) => law.split(':')[0]!.split(' (')[0]!);

describe('a strategy that breaks a law is found out', () => {
  let calls = 0;
  const cases: [string, string, () => never][] = [
    [
      'chance of its own',
      'determinism',
      twin((base) => ({
        ask: (state, request, rng) =>
          base.ask(state, request, { ...rng, next: () => (calls = (calls + 0.37) % 1) }),
      })),
    ],
    [
      'a state that is not saved whole',
      'resumption',
      twin(
        (base) => ({
          load: (saved, version) =>
            base.load(
              { ...(saved as object), cursor: 0, overdue: 0, version: -1 } as never,
              version,
            ),
        }),
        goldilocks,
      ),
    ],
    [
      'errors that count as failures',
      'errors alone leave what is known bit for bit, and cost',
      twin((base) => ({
        observe: (state, settled) =>
          base.observe(
            state,
            settled.map((one) =>
              one.outcome.rewards.length > 0
                ? one
                : { ...one, outcome: { ...one.outcome, rewards: [0, 0] } },
            ),
          ),
      })),
    ],
    [
      'one-way eviction',
      'the pool is never drained',
      twin((base) => ({
        observe(state, settled) {
          const judgements = base.observe(state, settled);
          const remove = settled
            .filter(
              ({ outcome }) => outcome.rewards.length > 0 && outcome.rewards.every((r) => r === 1),
            )
            .map(({ draw }) => draw.task);
          base.change(state, { remove });
          return judgements;
        },
      })),
    ],
    [
      'propensities that are NaN',
      'weights are positive and sum to 1 after any log; propensities lie in',
      twin((base) => ({
        ask: (...args) => base.ask(...args).map((draw) => ({ ...draw, probability: NaN })),
      })),
    ],
    [
      'weights that do not sum to 1',
      'weights are positive and sum to 1 after any log; propensities lie in',
      twin((base) => ({
        weights(state) {
          const { p, ...rest } = base.weights(state);
          return { ...rest, p: p.map((x) => 0.9 * x) };
        },
      })),
    ],
    [
      'removal that is forgotten',
      'tasks come and go, also one whose group is on its way; an empty pool is an error',
      twin((base) => ({ change: (state, { add = [] }) => base.change(state, { add }) })),
    ],
    [
      'counts that are passed over',
      'counts that tasks bring along are evidence, and a snapshot keeps them',
      twin((base) => ({
        init: (tasks) => base.init(tasks.map(({ successes: _, attempts: __, ...task }) => task)),
      })),
    ],
  ];
  it.each(cases)('%s', (_, law, factory) => {
    expect(failing(factory)).toContain(law);
  });

  it('shares that are not those of its draws', () => {
    const factory = twin(
      (base) => ({
        weights(state) {
          const { p, ...rest } = base.weights(state);
          return {
            ...rest,
            p: p.map((x, i) => (i === 0 ? x / 2 : x + p[0]! / 2 / (p.length - 1))),
          };
        },
      }),
      onlineBand,
    );
    const law = 'single draws have the shares of its weights';
    expect(failing(factory, { claims: true })).toContain(law);
    expect(failing(onlineBand as never, { claims: true })).toEqual([]);
  });

  it('runs the benchmark, and demands that it tells mutants apart', () => {
    const benchmark = (factory: () => { kind: string }) => {
      if (factory().kind !== 'uniform') throw new Error('worse than the table');
    };
    const mutants = {
      'no gate': () => onlineBand() as never,
      'the same': () => uniform() as never,
    };
    expect(failing(uniform as never, { benchmark, mutants })).toEqual([
      'the benchmark tells it from the same',
    ]);
  });
});
