import { SchemaError } from '@bits-per-sample/core';
import { hashText } from '../bytes/hash64.ts';
import type { Grouping } from '../log.ts';
import { beside, type Conditions, type Leaf, leaves, satisfies } from '../rows/columnPath.ts';
import { leftOut } from '../rows/leftOut.ts';
import { listed } from '../rows/listed.ts';
import type { RowContext, RowFormat, RowObject, RowReader, Trial } from '../rows/rowFormat.ts';
import { areCounts } from '../rows/sums.ts';
import { count } from '../rows/tally.ts';

const MAX_NAME = 64;
const TEXT_FIELD = /(^|[._/])(prompt|question|problem|query|input|text|instruction|messages?)s?$/i;

/** Rows whose fields the caller named, one row per rollout or per list of rollouts. */
export const mappedRollouts: RowFormat = {
  name: 'mapped',
  kind: 'rollouts',
  recognises: () => false,
  open(context) {
    const { mapping, tally, nameStep } = context;
    const fields = new Fields(context);
    const patterns = mapping.reward ?? [];
    const groupBy = rolloutGroups(context, fields, patterns);
    tally.grouping = groupBy.grouping;
    const seen = new Set<string>();
    const number = (path: string | undefined, row: RowObject, leaf: Leaf) =>
      path === undefined ? undefined : tally.number(beside(row, path, leaf));
    const id = (path: string | undefined, row: RowObject, leaf: Leaf) =>
      path === undefined ? undefined : tally.id(beside(row, path, leaf));

    return {
      read(row, out, index) {
        for (const column of columnsOf(row, patterns)) {
          for (const leaf of leaves(row, column)) {
            if (leaf.value !== undefined) seen.add(column);
            if (!fields.selects(row, leaf)) continue;
            const step = mapping.step === undefined ? nameStep : number(mapping.step, row, leaf);
            const group = groupBy.group(row, leaf, column, index);
            if (group === undefined) {
              tally.skip('no-group', (n) => `${count(n, 'row')} without a group`);
              continue;
            }
            out.push({
              run: id(mapping.run, row, leaf),
              step,
              group,
              blockSize:
                groupBy.grouping.method === 'contiguous blocks' ? mapping.groupSize : undefined,
              reward: tally.number(leaf.value),
              success: number(mapping.success, row, leaf),
              category: id(mapping.category, row, leaf),
              kind: id(mapping.kind, row, leaf),
              status: id(mapping.status, row, leaf),
              inputTokens: number(mapping.inputTokens, row, leaf),
              outputTokens: number(mapping.outputTokens, row, leaf),
              logprob: number(mapping.logprob, row, leaf),
              advantage: number(mapping.advantage, row, leaf),
              rollout: id(mapping.rollout, row, leaf),
            } satisfies Trial);
          }
        }
      },
      end() {
        if (seen.size === 0) throw noSuchColumn(context, patterns.join(', '));
      },
    } satisfies RowReader<Trial>;
  },
};

/** Rows that count successes and attempts of a group, by fields that the caller named. */
export const mappedCounts: RowFormat = {
  name: 'mapped',
  kind: 'counts',
  recognises: () => false,
  open(context) {
    const { mapping, tally, nameStep } = context;
    const { successes, attempts } = mapping as { successes: string; attempts: string };
    const fields = new Fields(context);
    let seen = false;
    tally.grouping = mapping.group
      ? { method: 'explicit id', detail: mapping.group.join(', ') }
      : { method: 'none', detail: 'each row counts a group of its own' };
    return {
      read(row, out, index) {
        for (const leaf of leaves(row, successes)) {
          if (leaf.value !== undefined) seen = true;
          if (!fields.selects(row, leaf)) continue;
          const c = tally.number(leaf.value);
          const n = tally.number(beside(row, attempts, leaf));
          const group = mapping.group
            ? fields.name(mapping.group, row, leaf)
            : [index, ...leaf.branch.map(({ key }) => key)].join('/');
          if (group === undefined || !areCounts(c, n)) {
            tally.skip(
              'no-counts',
              (k) => `${count(k, 'row')} without a group and whole numbers 0 ≤ c ≤ n`,
            );
            continue;
          }
          out.push({
            run: mapping.run === undefined ? undefined : tally.id(beside(row, mapping.run, leaf)),
            step:
              mapping.step === undefined ? nameStep : tally.number(beside(row, mapping.step, leaf)),
            group,
            category:
              mapping.category === undefined
                ? undefined
                : tally.id(beside(row, mapping.category, leaf)),
            successes: c,
            attempts: n,
          });
        }
      },
      end() {
        if (!seen) throw noSuchColumn(context, successes);
      },
    };
  },
};

/** Looks fields up that name or select. */
class Fields {
  readonly #context: RowContext;
  readonly #where: Conditions;

  constructor(context: RowContext) {
    this.#context = context;
    this.#where = Object.entries(context.mapping.where ?? {});
  }

  selects(row: RowObject, leaf: Leaf): boolean {
    if (satisfies(row, this.#where, leaf)) return true;
    leftOut(this.#context);
    return false;
  }

  /** Several fields as one identifier; undefined when one is missing. */
  name(paths: readonly string[], row: RowObject, leaf: Leaf): string | undefined {
    const { tally } = this.#context;
    const parts: string[] = [];
    for (const path of paths) {
      const part = tally.id(beside(row, path, leaf));
      if (part === undefined) return undefined;
      const secret = part.length > MAX_NAME || TEXT_FIELD.test(path);
      parts.push(secret ? hashText(part) : part);
    }
    // escaped, so that ('a|b', 'c') and ('a', 'b|c') stay apart
    return parts.length === 1 ? parts[0] : parts.map((p) => p.replace(/[\\|]/g, '\\$&')).join('|');
  }
}

interface GroupBy {
  readonly grouping: Grouping;
  group(row: RowObject, leaf: Leaf, column: string, index: number): string | undefined;
}

function rolloutGroups(context: RowContext, fields: Fields, patterns: readonly string[]): GroupBy {
  const { mapping, first, tally } = context;
  const { group, prompt, groupSize } = mapping;
  const withStep = (detail: string) => (mapping.step ? `${mapping.step}, ${detail}` : detail);
  if (group && group.length > 0) {
    return {
      grouping: { method: 'explicit id', detail: withStep(group.join(', ')) },
      group: (row, leaf) => fields.name(group, row, leaf),
    };
  }
  if (prompt !== undefined) {
    return {
      grouping: { method: 'step + prompt text', detail: withStep(prompt) },
      group(row, leaf) {
        const text = beside(row, prompt, leaf);
        if (text === undefined || text === null) return undefined;
        return hashText(typeof text === 'string' ? text : JSON.stringify(text));
      },
    };
  }
  if (groupSize !== undefined) {
    return {
      grouping: { method: 'contiguous blocks', detail: `blocks of ${groupSize} rows` },
      group: () => '',
    };
  }
  const isPattern = patterns.length > 1 || patterns.some((pattern) => pattern.endsWith('*'));
  if (isPattern) {
    return {
      grouping: { method: 'reward column', detail: 'each reward column is a group' },
      group: (_row, _leaf, column) => column,
    };
  }
  const inLists = columnsOf(first, patterns).some((column) =>
    leaves(first, column).some((leaf) => leaf.branch.length > 0),
  );
  if (!inLists) {
    throw new SchemaError(
      { file: context.name },
      'a group, prompt or groupSize in the mapping',
      `none; ${listed(first)}`,
    );
  }
  tally.note('list-groups', 'what stands in one list is taken as the rollouts of one group');
  return {
    grouping: { method: 'contiguous blocks', detail: `each list of ${patterns.join(', ')}` },
    group: (_row, { branch }, _column, index) =>
      (context.single && branch.length > 1 ? [] : [String(index)])
        .concat(branch.slice(0, -1).map(({ key }) => key))
        .join('/'),
  };
}

function columnsOf(row: RowObject, patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => {
    if (!pattern.endsWith('*')) return pattern;
    const start = pattern.slice(0, -1);
    return Object.keys(row).filter((column) => column.startsWith(start));
  });
}

const noSuchColumn = ({ name, first }: RowContext, column: string): SchemaError =>
  new SchemaError({ file: name, column }, 'a column of that name', listed(first));
