import { readFileSync } from 'node:fs';
import { describeStrategy } from '@bits-per-sample/testkit';
import {
  betaCounts,
  composeStrategy,
  cooldown,
  costPerRollout,
  curriculum,
  difficultyPools,
  fixed,
  floor,
  goldilocks,
  gumbelTopK,
  maxAge,
  maxShare,
  mixed,
  nonDegenerate,
  notPending,
  onlineBand,
  passVariance,
  pooledLogit,
  progress,
  rankPower,
  restore,
  shuffleEpochs,
  signal,
  softmax,
  solvable,
  staleness,
  stratumGuard,
  systematic,
  thompsonTarget,
  thompsonTopK,
  thompsonVariance,
  uniform,
  weighted,
  windowMean,
  withReplacement,
} from '../../src/index.ts';

const held = { curriculum, restore };

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

describeStrategy(uniform, { ...held, claims: true, fixtures: [fixture('uniform.v1')] });

describeStrategy(shuffleEpochs, held);

describeStrategy(() => weighted({ by: 'length' }), { ...held, claims: true });

describeStrategy(onlineBand, { ...held, claims: true });

describeStrategy(difficultyPools, { ...held, claims: true });

describeStrategy(thompsonTarget, held);

describeStrategy(thompsonVariance, held);

describeStrategy(goldilocks, held);

// one composition per stage that no strategy above has
const base = { config: { groupSize: 4 }, estimate: betaCounts({ decay: 0.9, drift: 0.99 }) };

const rest = { score: passVariance(), allocate: fixed({ groupSize: 4 }) };

const compose = (kind: string, parts: Partial<Parameters<typeof composeStrategy>[0]>) => () =>
  composeStrategy({ kind, ...base, ...rest, sample: withReplacement(), ...parts });

describeStrategy(compose('guarded', { modify: [floor(0.01), stratumGuard(0.1)] }), {
  ...held,
  claims: true,
});

describeStrategy(
  compose('guardedWithout', {
    estimate: pooledLogit(),
    modify: [stratumGuard(0.2), staleness(), costPerRollout()],
    sample: gumbelTopK(),
    gate: [nonDegenerate({ whenShort: 'repeat' }), maxAge(2)],
  }),
  { ...held, claims: true },
);

describeStrategy(
  compose('guardedThompson', { modify: [stratumGuard(0.2)], sample: thompsonTopK() }),
  held,
);

describeStrategy(
  compose('ranked', { score: signal({ rate: 0.5 }), sample: rankPower(), filter: [cooldown()] }),
  { ...held, claims: true },
);

describeStrategy(
  compose('even', {
    estimate: windowMean(),
    sample: systematic(),
    gate: [nonDegenerate({ whenShort: 'keep' })],
  }),
  { ...held, claims: true },
);

describeStrategy(
  compose('hot', {
    score: progress(),
    sample: softmax({ temperature: 0.1 }),
    filter: [solvable()],
  }),
  { ...held, claims: true },
);

describeStrategy(compose('capped', { sample: maxShare(withReplacement(), 0.12) }), {
  ...held,
  claims: true,
});

describeStrategy(compose('mingled', { sample: mixed(), filter: [notPending()] }), {
  ...held,
  claims: true,
});
