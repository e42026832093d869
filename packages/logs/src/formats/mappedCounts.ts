import { PromptIds } from '../prompt/promptIds.ts';
import { leaves } from '../rows/columnPath.ts';
import { count } from '../rows/count.ts';
import type { RowFormat } from '../rows/rowFormat.ts';
import { areCounts } from '../rows/sums.ts';
import { ALL_FIELDS, MappedFields } from './mappedFields.ts';
import { mappedPrompts } from './mappedPrompts.ts';

/** Rows that count successes and attempts of a group, by fields that the caller named. */
export const mappedCounts: RowFormat = {
  name: 'mapped',
  kind: 'counts',
  recognises: () => false,
  open(context) {
    const { mapping, tally, nameStep } = context;
    const { successes, attempts } = mapping as { successes: string; attempts: string };
    const fields = new MappedFields(context);
    const promptIds = new PromptIds(tally);
    const groupBy = mapping.group ?? mapping.promptId;
    let seen = false;
    return {
      uses: ALL_FIELDS,
      grouping: groupBy
        ? { method: 'explicit id', detail: groupBy.join(', ') }
        : { method: 'none', detail: 'each row counts a group of its own' },
      prompts: mappedPrompts(mapping),
      read(row, out, index) {
        for (const leaf of leaves(row, successes)) {
          if (leaf.value !== undefined) seen = true;
          if (!fields.keeps(row, leaf)) continue;
          const c = tally.number(leaf.value);
          const n = fields.number(attempts, row, leaf)!;
          const group = groupBy
            ? fields.name(groupBy, row, leaf)
            : [index, ...leaf.branch.map(({ key }) => key)].join('/');
          if (group === undefined || !areCounts(c, n)) {
            tally.skip(
              'no-counts',
              (k) => `${count(k, 'row')} without a group and whole numbers 0 ≤ c ≤ n`,
            );
            continue;
          }
          out.push({
            run: fields.id(mapping.run, row, leaf),
            step: mapping.step === undefined ? nameStep : fields.number(mapping.step, row, leaf),
            group,
            prompt: mapping.promptId
              ? fields.name(mapping.promptId, row, leaf)
              : mapping.prompt && promptIds.of(fields.at(mapping.prompt, row, leaf)),
            category: fields.id(mapping.category, row, leaf),
            propensity: fields.number(mapping.propensity, row, leaf),
            successes: c,
            attempts: n,
          });
        }
      },
      end: () => fields.check(seen ? undefined : successes),
    };
  },
};
