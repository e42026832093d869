import type { Student } from '../student/student.ts';
import type { World } from '../world/world.ts';

/** Pass rates of the judged tasks that are there: their mean, and that of the lowest tenth. */
export function judgedRates({ judged }: World, student: Student, present: Uint8Array) {
  const n = present.length;
  return {
    mean() {
      let sum = 0;
      let count = 0;
      for (let i = 0; i < n; i++)
        if (present[i] !== 0 && judged[i] !== 0) {
          sum += student.passRate(i, 0);
          count++;
        }
      return sum / count;
    },
    lowestTenth() {
      const rates = new Float64Array(n);
      let count = 0;
      for (let i = 0; i < n; i++)
        if (present[i] !== 0 && judged[i] !== 0) rates[count++] = student.passRate(i, 0);
      const low = rates
        .subarray(0, count)
        .sort()
        .subarray(0, Math.ceil(count / 10));
      return low.reduce((sum, p) => sum + p, 0) / low.length;
    },
  };
}
