import type { Curriculum } from '@bits-per-sample/curriculum';
import { checkScenario } from '../scenario/checkScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checkKind } from '../student/checkKind.ts';
import type { StudentKind } from '../student/student.ts';
import { checkSeed } from '../world/checkSeed.ts';
import { createVerifier } from '../world/createVerifier.ts';
import { createWorld } from '../world/createWorld.ts';
import type { World } from '../world/world.ts';
import { checkContender } from './checkContender.ts';
import { checkTrainer } from './checkTrainer.ts';
import type { Contender } from './contender.ts';
import { createFiller } from './createFiller.ts';
import { createMeter } from './createMeter.ts';
import { createRoller } from './createRoller.ts';
import { createTally } from './createTally.ts';
import { createTeacher } from './createTeacher.ts';
import { judgedRates } from './judgedRates.ts';
import { known } from './known.ts';
import { movePool } from './movePool.ts';
import type { Trainer, Trial } from './trial.ts';

/** Steps in which nothing is rolled out after which a trial ends. */
const PATIENCE = 100;

/** A world with a beginner in it, and the curriculum that is on trial. */
function enter(contender: Contender, world: World, kind: StudentKind) {
  const student = kind.create(world);
  const verifier = createVerifier(world);
  const present = Uint8Array.from(world.arrival, (share) => (share > 0 ? 0 : 1));
  const tasks = world.tasks.filter((_, i) => present[i] !== 0);
  const { seed } = world;
  const curriculum: Curriculum = contender.create({ tasks, seed, world, student, verifier });
  return { world, student, verifier, present, curriculum };
}

/** A trial, in the name of the function that was called. */
export function trialOf(
  fn: string,
  contender: Contender,
  description: Scenario,
  kind: StudentKind,
  seed: number,
  options: Trainer,
): Trial {
  checkContender(fn, contender);
  checkScenario(fn, description);
  checkKind(fn, kind);
  checkSeed(fn, seed);
  const trainer = checkTrainer(fn, options);
  const { budget, groups, average, price, tokens } = trainer;
  const scenario = kind.adapt?.(description) ?? description;
  checkScenario(fn, scenario);
  const stage = enter(contender, createWorld(scenario, seed, kind.pool), kind);
  const { world, student, verifier, present, curriculum } = stage;
  const tally = createTally();
  const roller = createRoller(fn, { world, student, verifier, tally });
  const teach = createTeacher(student, trainer);
  const judged = judgedRates(world, student, present);
  const score = student.score ?? judged.mean;
  const meter = createMeter(budget, kind.target ?? trainer.target);
  const moving = scenario.arrivals > 0 || scenario.departures > 0;
  const fill = createFiller(fn, { contender, curriculum, roller, tally, trainer, scenario });

  let steps = 0;
  let stepsToTarget: number | null = null;
  meter.read(0, score());
  for (let step = 0, idle = 0; tally.rollouts() < budget && idle < PATIENCE; step++) {
    const before = tally.rollouts();
    const spent = Math.min(1, before / budget);
    verifier.at(spent);
    if (moving) movePool(world, spent, present, student, curriculum);
    const batch = fill(step);
    for (const flight of batch) teach(flight);
    if (batch.length > 0) steps++;
    student.step(average === 'admitted' ? batch.length : groups);
    idle = tally.rollouts() === before ? idle + 1 : 0;
    meter.read(tally.rollouts(), score());
    if (stepsToTarget === null && meter.reached() >= 0) stepsToTarget = steps;
  }
  const priceOf = (rollouts: number, made: number) =>
    rollouts * (price.rollout + price.token * tokens) + made * price.step;
  const { toTarget, ...measured } = meter.close();
  const { rollouts, ...shares } = tally.close();
  return {
    contender: contender.name,
    scenario: description.name,
    student: kind.name,
    seed,
    rollouts,
    steps,
    cost: priceOf(rollouts, steps),
    toTarget,
    stepsToTarget,
    costToTarget: toTarget === null ? null : priceOf(toTarget, stepsToTarget!),
    ...measured,
    tail: known(judged.lowestTenth()),
    ...shares,
    neverDrawn: roller.neverDrawn(),
    snapshot: JSON.stringify(curriculum.snapshot()).length,
  };
}
