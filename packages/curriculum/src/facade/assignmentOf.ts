import type { Assignment, Draw } from '../strategy/assignment.ts';

/** A draw as the trainer sees it: with its ticket, without where the strategy keeps it. @internal */
export function assignmentOf(draw: Draw, ticket: string): Assignment {
  if (draw.row === undefined) return { ...draw, ticket };
  const { task, rollouts, probability, components } = draw;
  const { phase, hint, attempts, opponent, params } = draw;
  const assignment: { -readonly [K in keyof Assignment]: Assignment[K] } = {
    task,
    rollouts,
    probability,
    components,
    ticket,
  };
  if (phase !== undefined) assignment.phase = phase;
  if (hint !== undefined) assignment.hint = hint;
  if (attempts !== undefined) assignment.attempts = attempts;
  if (opponent !== undefined) assignment.opponent = opponent;
  if (params !== undefined) assignment.params = params;
  return assignment;
}
