import type { GoldenMap } from '@bits-per-sample/testkit';
import { chainBits } from '../../src/flow/chainBits.ts';
import { chainTime } from '../../src/flow/chainTime.ts';
import { manyAnswers } from '../../src/flow/manyAnswers.ts';
import { passRateAfter } from '../../src/flow/passRateAfter.ts';
import * as lab from '../../src/index.ts';

const span = ({ p0, p1 }: { p0: number; p1: number }) => ({ from: p0, to: p1 });

const sigmoid = ({ r0, A, cMid, B }: { r0: number; A: number; cMid: number; B: number }) => ({
  start: r0,
  ceiling: A,
  midpoint: cMid,
  steepness: B,
});

/** From the names of the golden quantities of learning in small worlds to functions. */
export const map: GoldenMap = {
  'dyn.timeToPassRate': (args) => lab.timeToPassRate(args.rule, span(args), args.K),
  'dyn.timeToPassRateMaxrl': (args) => lab.timeToPassRateMaxrl(args.T, span(args), args.K),
  'dyn.timeToPassRateGrpoN': ({ N, K, ddof, ...args }) =>
    lab.timeToPassRateInGroups(N, span(args as never), K, { ddof }),
  'dyn.passRateVelocity': ({ rule, p, K }) => lab.passRateVelocity(rule, p, K),
  'dyn.passRateAfter': ({ rule, p0, t, K }) => passRateAfter(rule, p0, t, K),
  'dyn.sigmoidCompute': ({ compute, ...curve }) =>
    lab.computeSigmoid(sigmoid(curve as never), compute),
  'dyn.sigmoidComputeInverse': ({ reward, ...curve }) =>
    lab.computeToReward(sigmoid(curve as never), reward),
  'dyn.chainTime': ({ rule, steps, ...args }) => chainTime(rule, steps, span(args as never)),
  'sim.chainBits': ({ steps, s }) => chainBits(steps, s),
  'sim.manyAnswers': ({ answers, p }) => manyAnswers(answers, p),
};
