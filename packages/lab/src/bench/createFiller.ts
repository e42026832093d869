import type { Curriculum } from '@bits-per-sample/curriculum';
import type { Scenario } from '../scenario/scenario.ts';
import type { WholeTrainer } from './checkTrainer.ts';
import type { Contender } from './contender.ts';
import type { createRoller } from './createRoller.ts';
import type { Tally } from './createTally.ts';
import type { Flight } from './flight.ts';
import { settle } from './settle.ts';

/** Who asks whom for the groups of a step. */
export interface Filling {
  readonly contender: Contender;
  readonly curriculum: Curriculum;
  readonly roller: ReturnType<typeof createRoller>;
  readonly tally: Tally;
  readonly trainer: WholeTrainer;
  readonly scenario: Scenario;
}

/** Fills the batch of a step: asks, rolls out, reports what has arrived, and keeps what is admitted. */
export function createFiller(
  fn: string,
  { contender, curriculum, roller, tally, trainer, scenario }: Filling,
) {
  const { groups, budget } = trainer;
  const { refill = 0 } = contender;
  const waiting = scenario.lag > 0 || scenario.lost > 0;
  let flights: Flight[] = [];

  /** Asks once, and returns what is admitted of what has arrived by this step. */
  const round = (step: number): Flight[] => {
    const assignments = curriculum.ask({ groups, step, policyVersion: step });
    tally.missing(groups - assignments.length);
    let arrived = assignments.map((assignment) => roller.roll(assignment, step));
    if (waiting) {
      flights.push(...arrived);
      arrived = flights.filter(({ due }) => due <= step).reverse();
      flights = flights.filter(({ due }) => due > step && due < Infinity);
    }
    return settle(fn, curriculum, arrived, {
      refuse: tally.refuse,
      follow: (assignment) => ({ ...roller.roll(assignment, step), due: step }),
    });
  };

  return (step: number): Flight[] => {
    const admitted = round(step);
    for (let more = 0; more < refill; more++) {
      if (admitted.length >= groups || tally.rollouts() >= budget) break;
      admitted.push(...round(step));
    }
    // a batch that was filled in several rounds is cut to its size, as trainers do
    return refill > 0 ? admitted.slice(0, groups) : admitted;
  };
}
