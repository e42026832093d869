import { SchemaError } from '@bits-per-sample/core';
import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { leaves } from '../rows/columnPath.ts';
import { noteEmptyRow } from '../rows/noteEmptyRow.ts';
import type { RowFormat } from '../rows/rowFormat.ts';
import { successScale } from '../rows/successScale.ts';
import { ALL_FIELDS, MappedFields } from './mappedFields.ts';
import { mappedPrompts } from './mappedPrompts.ts';

/** Rows that count successes and attempts of a group, by fields that the caller named. */
export const mappedCounts: RowFormat = {
  name: 'mapped',
  kind: 'counts',
  recognises: () => false,
  open(context) {
    const { mapping, tally } = context;
    const { groupSize = Number.NaN } = mapping;
    const attempts = mapping.attempts ?? '';
    // a number that no column is called is the number itself
    const same = /^[1-9]\d{0,8}$/.test(attempts) && !context.head.some((row) => attempts in row);
    const all = attempts === '' || same ? (same ? Number(attempts) : groupSize) : undefined;
    const successes = mapping.successes ?? mapping.reward?.[0] ?? '';
    const scale = successScale(context.head, successes, all ?? attempts);
    if (scale.note !== undefined) tally.note('rates', scale.note);
    const fields = new MappedFields(context);
    const promptIds = new PromptIds(tally);
    const groupBy = mapping.group ?? mapping.promptId;
    let seen = false;
    let largest = 0;
    let fractions = false;
    return {
      uses: ALL_FIELDS,
      grouping: groupBy
        ? { method: 'explicit id', detail: groupBy.join(', ') }
        : { method: 'none', detail: 'each row counts a group of its own' },
      prompts: mappedPrompts(mapping),
      read(row, out, index) {
        let isEmpty = true;
        for (const leaf of leaves(row, successes)) {
          isEmpty = false;
          if (leaf.value !== undefined) seen = true;
          if (!fields.keeps(row, leaf)) continue;
          const n = all ?? fields.number(attempts, row, leaf) ?? groupSize;
          const value = tally.verdict(leaf.value, successes);
          largest = Math.max(largest, value || 0);
          fractions ||= Number.isFinite(value) && !Number.isInteger(value);
          const c = scale.successes(value, n);
          const group = groupBy
            ? fields.name(groupBy, row, leaf)
            : [index, ...leaf.branch.map(({ key }) => key)].join('/');
          if (group === undefined || Number.isNaN(c)) {
            tally.skip(
              'uncounted',
              (k) =>
                `${count(k, 'row')} without a group and ${scale.kind === 'counts' ? 'whole numbers 0 ≤ c ≤ n' : 'a share that is a whole number of the attempts'}`,
            );
            continue;
          }
          out.push({
            run: fields.id(mapping.run, row, leaf),
            step: fields.step(row, leaf),
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
        if (isEmpty) noteEmptyRow(tally);
      },
      end() {
        fields.check(seen ? undefined : successes);
        // the first rows looked like counts, and were shares of 0 and 1
        if (scale.kind === 'counts' && largest <= 1 && fractions)
          throw new SchemaError(
            { file: context.name, column: successes },
            'numbers of successes or shares of the attempts',
            'whole numbers first and shares of 0 to 1 later on',
          );
      },
    };
  },
};
