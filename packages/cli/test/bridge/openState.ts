import { copyFileSync, existsSync } from 'node:fs';
import { curriculum, restore, uniform } from '@bits-per-sample/curriculum';
import { type Move, parseRequest } from '../../src/bridge/parseRequest.ts';
import { type StateFile, stateFile } from '../../src/bridge/stateFile.ts';
import { pool } from '../support/curriculumServer.ts';

const tasks = ['a', 'b', 'c'].map((id) => ({ id }));

/** Opens the state of a uniform curriculum over three tasks. */
export const open = (path: string, compactEvery = 4): StateFile =>
  stateFile({
    path,
    origin: { seed: 1 },
    create: () => curriculum(uniform(), { tasks, seed: 1 }),
    restore,
    compactEvery,
  });

/** A request for two groups. */
export const ask = (key?: string): Move =>
  parseRequest('ask', { groups: 2, step: 0, policyVersion: 0, key }) as Move;

/** A request that hands in outcomes. */
export const observe = (...outcomes: readonly object[]): Move =>
  parseRequest('observe', { outcomes }) as Move;

/** All that a state holds, as text. */
export const look = (state: StateFile): string => JSON.stringify(state.look({ op: 'snapshot' }));

/** A copy of the files as a kill would leave them. */
export function killed(path: string): string {
  const copy = pool(1).state;
  for (const end of ['', '.journal'])
    if (existsSync(path + end)) copyFileSync(path + end, copy + end);
  return copy;
}
