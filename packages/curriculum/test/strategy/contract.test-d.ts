import type { Rng } from '@bits-per-sample/core';
import type {
  AnyAssignment,
  AnyCurriculum,
  AnyDraw,
  AnyJson,
  AnyJudgement,
  AnyNeed,
  AnyOutcome,
  AnyPoolChange,
  AnyRequest,
  AnyRng,
  AnySettled,
  AnySnapshot,
  AnyStrategy,
  AnyTask,
  AnyVerdict,
  AnyWeights,
} from '@bits-per-sample/testkit';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  AskRequest,
  Assignment,
  Curriculum,
  CurriculumSnapshot,
  Draw,
  Json,
  Judgement,
  Need,
  Outcome,
  PoolChange,
  Settled,
  Strategy,
  Task,
  Verdict,
  Weights,
} from '../../src/index.ts';

/** Members that one of two interfaces has and the other has not, or has otherwise. */
type Drift<A, B> =
  | Exclude<keyof A, keyof B>
  | Exclude<keyof B, keyof A>
  | {
      [K in keyof A & keyof B]-?: [Pick<A, K>] extends [Pick<B, K>]
        ? [Pick<B, K>] extends [Pick<A, K>]
          ? never
          : K
        : K;
    }[keyof A & keyof B];

describe('the contract as the testkit has written it down', () => {
  it('says the same of what is handed to and fro', () => {
    expectTypeOf<Drift<Task, AnyTask>>().toBeNever();
    expectTypeOf<Drift<PoolChange, AnyPoolChange>>().toBeNever();
    expectTypeOf<Drift<AskRequest, AnyRequest>>().toBeNever();
    expectTypeOf<Drift<Draw, AnyDraw>>().toBeNever();
    expectTypeOf<Drift<Assignment, AnyAssignment>>().toBeNever();
    expectTypeOf<Drift<Outcome, AnyOutcome>>().toBeNever();
    expectTypeOf<Drift<Settled, AnySettled>>().toBeNever();
    expectTypeOf<Drift<Judgement, AnyJudgement>>().toBeNever();
    expectTypeOf<Drift<Verdict, AnyVerdict>>().toBeNever();
    expectTypeOf<Drift<Weights, AnyWeights>>().toBeNever();
    expectTypeOf<Drift<CurriculumSnapshot, AnySnapshot>>().toBeNever();
    expectTypeOf<Exclude<Need, AnyNeed> | Exclude<AnyNeed, Need>>().toBeNever();
    expectTypeOf<Json>().toExtend<AnyJson>();
    expectTypeOf<AnyJson>().toExtend<Json>();
  });

  it('says the same of those who do it', () => {
    expectTypeOf<Drift<Strategy, AnyStrategy>>().toBeNever();
    expectTypeOf<Drift<Curriculum, AnyCurriculum>>().toBeNever();
    expectTypeOf<Drift<Rng, AnyRng>>().toBeNever();
  });

  it('would find a member out that is missing, more, or otherwise', () => {
    expectTypeOf<Drift<Task, Omit<AnyTask, 'parent'>>>().toEqualTypeOf<'parent'>();
    expectTypeOf<Drift<Task, AnyTask & { more?: 1 }>>().toEqualTypeOf<'more'>();
    expectTypeOf<Drift<Task, Omit<AnyTask, 'id'> & { id: number }>>().toEqualTypeOf<'id'>();
    expectTypeOf<Drift<Task, Required<Pick<AnyTask, 'id'>> & Omit<AnyTask, 'id'>>>().toBeNever();
  });
});
