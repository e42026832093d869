import { DomainError } from '@bits-per-sample/core';
import type { Assignment, Curriculum } from '@bits-per-sample/curriculum';
import type { Flight } from './flight.ts';

/** Follow-ups of follow-ups after which a curriculum is at fault. */
const ROUNDS = 10_000;

/** What is done with a group that the curriculum does not admit, or wants more of. */
export interface Settlement {
  /** A group is refused. */
  readonly refuse: () => void;
  /** Rolls out at once what is wanted on top. */
  readonly follow: (assignment: Assignment) => Flight;
}

/** Reports groups, and those that the curriculum wants at once on top; returns what it admits. */
export function settle(
  fn: string,
  curriculum: Curriculum,
  arrived: readonly Flight[],
  { refuse, follow }: Settlement,
): Flight[] {
  const admitted: Flight[] = [];
  let batch = arrived;
  for (let round = 0; batch.length > 0; round++) {
    if (round === ROUNDS)
      throw new DomainError(fn, 'followUp', `to end within ${ROUNDS} rounds`, batch[0]!.task);
    const byTicket = new Map(batch.map((flight) => [flight.outcome.ticket, flight]));
    const next: Flight[] = [];
    for (const verdict of curriculum.observe(batch.map(({ outcome }) => outcome))) {
      const flight = byTicket.get(verdict.ticket);
      if (flight === undefined) continue;
      if (verdict.admit) admitted.push(flight);
      else refuse();
      if (verdict.followUp) next.push(follow(verdict.followUp));
    }
    batch = next;
  }
  return admitted;
}
