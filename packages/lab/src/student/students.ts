import { asyncLag } from './asyncLag.ts';
import { driftingPool } from './driftingPool.ts';
import { forgetting } from './forgetting.ts';
import { irt } from './irt.ts';
import { matching } from './matching.ts';
import { plateau } from './plateau.ts';
import { prerequisites } from './prerequisites.ts';
import { replayStudent } from './replayStudent.ts';
import { softmaxStudent } from './softmaxStudent.ts';
import type { StudentKind } from './student.ts';

/** All kinds of students, with their defaults. */
export const students: readonly StudentKind[] = [
  irt(),
  softmaxStudent(),
  forgetting(),
  prerequisites(),
  plateau(),
  asyncLag(),
  driftingPool(),
  matching(),
  replayStudent(),
];
