import type { Curriculum, Task } from '@bits-per-sample/curriculum';
import type { Student } from '../student/student.ts';
import type { World } from '../world/world.ts';

/**
 * Lets tasks arrive and leave once that share of the budget is spent: marks them in `present`, lets
 * the student meet those that join, and tells the curriculum.
 */
export function movePool(
  { tasks, arrival, departure }: World,
  spent: number,
  present: Uint8Array,
  student: Student,
  curriculum: Curriculum,
): void {
  const add: Task[] = [];
  const remove: string[] = [];
  for (let i = 0; i < tasks.length; i++) {
    const here = arrival[i]! <= spent && departure[i]! > spent ? 1 : 0;
    if (here === present[i]) continue;
    present[i] = here;
    if (here) {
      add.push(tasks[i]!);
      student.meet?.(i);
    } else remove.push(tasks[i]!.id);
  }
  if (add.length + remove.length > 0) curriculum.change({ add, remove });
}
