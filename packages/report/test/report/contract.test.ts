import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type Report, toJson } from '../../src/index.ts';
import { successRule } from '../../src/options/successRule.ts';
import { readReport, sample } from '../support/files.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../report.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const LOGS: readonly { readonly name: string; readonly rule?: string }[] = [
  { name: 'neutral.jsonl' },
  { name: 'passk-counts.jsonl' },
  { name: 'passk-all-dead.jsonl' },
  { name: 'rlvr-audit.jsonl' },
  { name: 'verl/2.jsonl' },
  { name: 'verl' },
  { name: 'trl' },
  { name: 'trl', rule: '>=1' },
  { name: 'trl/checkpoint-30/trainer_state.json' },
  { name: 'sft-trainer_state.json' },
  { name: 'big_ints.jsonl' },
  { name: 'empty.jsonl' },
  { name: 'float_noise_groups.jsonl' },
  { name: 'float_noise_groups.jsonl', rule: '>=1' },
  { name: 'ragged_groups.jsonl' },
  { name: 'singleton_groups_prompt_differs.jsonl' },
  { name: 'special_floats.jsonl' },
  { name: 'torn_last_line.jsonl' },
  { name: '../../../cli/sample/rollouts.jsonl' },
];

const read = ({ name, rule }: (typeof LOGS)[number]): Promise<Report> =>
  readReport([sample(name)], { rule: rule === undefined ? undefined : successRule(rule) });

/** Paths of all nulls in a value. */
function nulls(value: unknown, path = ''): string[] {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    nulls(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe('--json', () => {
  it.each(LOGS)('$name $rule has the shape of the schema', async (log) => {
    const report = await read(log);
    for (const prompts of [false, true]) {
      validate(JSON.parse(toJson(report, { prompts })));
      expect(validate.errors).toBeNull();
    }
  });

  it.each(LOGS)('$name $rule gives a reason for every null', async (log) => {
    const report = await read(log);
    const told = new Set(report.warnings.flatMap(({ fields }) => fields));
    // of what is in `now`, `evaluation`, `parts` and `graded` the types say when it is null
    const { warnings: _, steps: __, categories: ___, metrics: ____, ...known } = report;
    const { now: _____, evaluation: ______, parts: _______, graded: ________, ...rest } = known;
    const json = JSON.parse(toJson(rest as Report)) as object;
    expect(
      nulls(json).filter(
        (path) =>
          !told.has(path) &&
          !/^(advice\.table|logged\.(means|parts)|noise\.(bands|overSteps)|jaggedness|findings\.\d\.numbers)\./.test(
            path,
          ) &&
          !/^findings\.\d\.remedy$/.test(path),
      ),
    ).toEqual([]);
  });

  it('gives a reason for no field that is known', async () => {
    for (const log of LOGS) {
      const report = await read(log);
      const known = report.warnings
        .flatMap(({ fields }) => fields)
        .filter((path) => path !== 'passAtK')
        .filter((path) => {
          const value = path
            .split('.')
            .reduce<unknown>(
              (inner, key) => (inner as Record<string, unknown> | null)?.[key],
              report,
            );
          return value !== null && value !== undefined;
        });
      expect([log, known]).toEqual([log, []]);
    }
  });

  it('holds no NaN, no Infinity and ends with a newline', async () => {
    const text = toJson(await read({ name: 'ragged_groups.jsonl' }));
    expect(text).not.toMatch(/NaN|Infinity/);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('groups add up', async () => {
    for (const log of LOGS) {
      const { groups } = await read(log);
      if (groups.total === null || groups.solved === null) continue;
      const parts = [groups.live, groups.solved, groups.failed, groups.singleton, groups.unscored];
      expect(parts.reduce<number>((a, x) => a + (x ?? 0), 0)).toBe(groups.total);
      const sizes = Object.values(groups.sizes ?? {});
      expect(sizes.reduce((a, x) => a + x, 0)).toBe(groups.total);
    }
  });
});
