import { emptyHash, type Hash64, hash64 } from '../bytes/hash64.ts';
import type { Rollout } from './rowFormat.ts';

/** Hash of the group of a rollout: its name, within its step and its run. */
export const groupKey = ({ run, kind, step, group }: Rollout): Hash64 =>
  hash64(group, hash64(`${run ?? ''} ${kind ?? ''}`, hash64(String(step ?? ''), emptyHash)));
