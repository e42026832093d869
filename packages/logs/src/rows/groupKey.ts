import { emptyHash, type Hash64, hash64 } from '../bytes/hash64.ts';
import type { Rollout } from './rowFormat.ts';

/** What a rollout is told apart by. */
export type Grouped = Pick<Rollout, 'run' | 'kind' | 'step' | 'group' | 'rollout'>;

/** Hash of the group of a rollout: its name, within its step and its run. */
export const groupKey = ({ run, kind, step, group }: Grouped): Hash64 =>
  hash64(group, hash64(`${run ?? ''} ${kind ?? ''}`, hash64(String(step ?? ''), emptyHash)));
