import { curriculum, restore, uniform } from '@bits-per-sample/curriculum';
import { type Move, parseRequest } from '../../src/bridge/parseRequest.ts';
import { type StateFile, stateFile } from '../../src/bridge/stateFile.ts';

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
