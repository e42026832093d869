import { count } from '../log/count.ts';
import { isObject } from '../rows/objectOf.ts';
import { type DocumentFormat, has } from '../rows/rowFormat.ts';

/**
 * What MultiPL-E writes for each problem, `{problem}.results.json(.gz)`: the problem, and of each
 * answer how its program ended. `OK` is a success, anything else (an exception, a syntax error, too
 * much time) is none.
 */
export const multiPlE: DocumentFormat = {
  name: 'multipl-e',
  columns: { group: ['name'], reward: ['results.status'] },
  recognises: (document) =>
    typeof document.name === 'string' &&
    has(document, 'language') &&
    Array.isArray(document.results) &&
    isResult(document.results[0]),

  openDocument: (document, { tally }) => ({
    kind: 'rollouts',
    rows: document.results as unknown[],
    reader: {
      grouping: { method: 'explicit id', detail: 'name' },
      prompts: { method: 'explicit id', detail: 'name' },
      read(row, out) {
        const group = tally.id(document.name);
        if (group === undefined || !isObject(row) || typeof row.status !== 'string') {
          tally.skip('no-status', (n) => `${count(n, 'result')} without a status`);
          return;
        }
        if (row.status === 'Timeout')
          tally.note('timeouts', (n) => `${count(n, 'program')} ran out of time: no success`);
        out.push({
          group,
          prompt: group,
          category: tally.id(document.language),
          reward: row.status === 'OK' ? 1 : 0,
          kind: 'eval',
        });
      },
    },
  }),
};

const isResult = (result: unknown): boolean =>
  isObject(result) && typeof result.status === 'string' && has(result, 'exit_code');
