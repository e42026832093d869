import { count } from '../log/count.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { areCounts } from '../rows/sums.ts';

/** Fields beside the three that a row of counts may have: the model, the step, a category. */
const MOST_OTHERS = 5;

/** `{"id": "a", "c": 1, "n": 4}`: c successes in n attempts at the prompt `id`. */
export const passkInference: RowFormat = {
  name: 'passk-inference',
  kind: 'counts',
  recognises: (row) => has(row, 'id', 'c', 'n') && Object.keys(row).length <= 3 + MOST_OTHERS,
  open: ({ tally }) => ({
    grouping: { method: 'explicit id', detail: 'id' },
    prompts: { method: 'explicit id', detail: 'id' },
    read(row, out) {
      const group = tally.id(row.id);
      const successes = tally.number(row.c);
      const attempts = tally.number(row.n);
      if (group === undefined || !areCounts(successes, attempts)) {
        tally.skip(
          'no-counts',
          (n) => `${count(n, 'row')} without an id and whole numbers 0 ≤ c ≤ n`,
        );
        return;
      }
      out.push({ group, prompt: group, successes, attempts });
    },
  }),
};
