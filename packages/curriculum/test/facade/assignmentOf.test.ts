import { expect, it } from 'vitest';
import { assignmentOf } from '../../src/facade/assignmentOf.ts';
import type { Draw } from '../../src/index.ts';

const bare: Draw = { task: 'a', rollouts: 4, probability: 0.5, components: { weight: 1 } };
const full: Draw = {
  ...bare,
  phase: 'continue',
  hint: 0.5,
  attempts: 2,
  opponent: { agent: 'b', side: 1 },
  params: { x: 1 },
};

it.each([bare, full])('gives a ticket and hides where the task is kept (case %#)', (draw) => {
  const assignment = { ...draw, ticket: 'run:0' };
  expect(assignmentOf(draw, 'run:0')).toStrictEqual(assignment);
  expect(assignmentOf({ ...draw, row: 7, moves: 1 }, 'run:0')).toStrictEqual(assignment);
});
