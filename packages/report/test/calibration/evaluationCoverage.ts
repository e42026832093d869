import { createRng, type Rng, sampleNormal } from '@bits-per-sample/core';
import { compare, type ReportEvaluation, report } from '../../src/index.ts';
import type { EvaluationWorld } from './evaluationWorlds.ts';

/** Counts of prompts as a log has them. */
type Rows = readonly { readonly id: string; readonly c: number; readonly n: number }[];

const columns = { group: 'id', successes: 'c', attempts: 'n' };

const roll = (rates: readonly number[], tries: readonly number[], rng: Rng): Rows =>
  rates.map((p, i) => {
    let c = 0;
    for (let j = 0; j < tries[i]!; j++) if (rng.next() < p) c++;
    return { id: `p${i}`, c, n: tries[i]! };
  });

const score = (rows: Rows): number => rows.reduce((sum, { c, n }) => sum + c / n, 0) / rows.length;

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

const holds = (ends: Ends | null, truth: number): boolean =>
  ends === null || (ends.lower <= truth + 1e-6 && truth <= ends.upper + 1e-6);

/** What is true of a world, from very many of its prompts. */
function truthOf(world: EvaluationWorld) {
  const rng = createRng(99);
  const size = 200_000;
  const sums = { within: 0, mean: 0, square: 0, inverse: 0 };
  for (let i = 0; i < size; i++) {
    const [p] = world.draw(rng);
    sums.within += (p * (1 - p)) / size;
    sums.mean += p / size;
    sums.square += (p * p) / size;
    sums.inverse += 1 / world.tries(rng) / size;
  }
  return { ...sums, scatter: Math.max(0, sums.square - sums.mean ** 2) };
}

/** How often what the report and the comparison say of a world is so. */
export async function evaluationCoverage(
  world: EvaluationWorld,
  prompts: number,
  runs: number,
): Promise<Record<string, number>> {
  const rng = createRng(prompts);
  const { within, mean, square, inverse, scatter } = truthOf(world);
  const chance = (within * inverse) / prompts;
  const told: Record<string, number> = {};
  const count = (name: string, isSo: boolean): void => {
    told[name] = (told[name] ?? 0) + Number(isSo) / runs;
  };
  for (let run = 0; run < runs; run++) {
    const drawn = Array.from({ length: prompts }, () => world.draw(rng));
    const tries = drawn.map(() => world.tries(rng));
    const [before, after] = [drawn.map(([p]) => p), drawn.map(([, p]) => p)];
    const [one, again, trained] = [before, before, after].map((rates) => roll(rates, tries, rng));
    const { evaluation } = await report(one as never, columns);
    const { noise, score: first, passAtK, passHatK, flips } = evaluation as ReportEvaluation;
    count('rerun stays within', Math.abs(score(again!) - score(one!)) <= noise.rerun!.value);
    count('interval of rerun', holds(noise.rerun, 1.959964 * Math.sqrt(2 * chance)));
    count('pass@1', holds(first, mean));
    count('pass@2', holds(passAtK[1]!.value, 2 * mean - square));
    count('pass^2', holds(passHatK[1]!.value, square));
    count('two tries differ', holds(flips.disagreement, 2 * within));
    count('share of chance', holds(noise.chanceShare, chance / (chance + scatter / prompts)));
    count('error of a try', holds(noise.oneTry.these, Math.sqrt(within / prompts)));
    count(
      'error, sample',
      holds(noise.standardError.sample, Math.sqrt(chance + scatter / prompts)),
    );
    const changed = await compare(one as never, trained as never, columns);
    const gain = drawn.reduce((sum, [p, q]) => sum + (q - p) / prompts, 0);
    const seen = score(trained!) - score(one!);
    count('gain within chance', Math.abs(seen - gain) <= changed.noise.chance!);
    // what is said to be more than chance is no more than there is
    const more = changed.noise.moreThanChance!;
    count('no more than there is', more === 0 || more * Math.sign(more) <= gain * Math.sign(more));
    const same = await compare(one as never, again as never, columns);
    count('same model: all chance', same.noise.moreThanChance === 0);
  }
  return told;
}

/** How often a comparison shows a true gain as large as the smallest that it says it can show. */
export async function powerAtSmallest(prompts: number, tries: number, runs: number) {
  const rng = createRng(7);
  const spread = 0.08;
  const draw = (gain: number): readonly [number, number] => {
    const p = 0.2 + 0.4 * rng.next();
    return [p, Math.min(0.99, Math.max(0.01, p + gain + spread * sampleNormal(rng)))];
  };
  const all = new Array<number>(prompts).fill(tries);
  const made = async (gain: number) => {
    const drawn = Array.from({ length: prompts }, () => draw(gain));
    const sides = ([0, 1] as const).map((side) =>
      roll(
        drawn.map((rates) => rates[side]),
        all,
        rng,
      ),
    );
    return compare(sides[0] as never, sides[1] as never, { ...columns, k: [1] });
  };
  let gain = 0.05;
  // what the comparison says of itself, settled in two rounds
  for (let round = 0; round < 2; round++) {
    let sum = 0;
    for (let i = 0; i < 40; i++) sum += (await made(gain)).noise.smallest!.value / 40;
    gain = sum;
  }
  let shown = 0;
  for (let i = 0; i < runs; i++)
    shown += Number((await made(gain)).curves.difference[0]!.lower > 0) / runs;
  return { gain, shown };
}
