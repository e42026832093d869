import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  nextPrompts,
  plan,
  type Report,
  type ReportOptions,
  renderHtml,
  renderMarkdown,
  renderTerminal,
  report,
  toJson,
} from '../../src/index.ts';
import { evaluatedSteps } from '../support/evaluatedSteps.ts';
import { readReport, sampleRun } from '../support/files.ts';
import { plannedLog } from '../support/plannedLog.ts';

const log = plannedLog();
const faces = async (told: Report) => [
  renderTerminal(told),
  renderMarkdown(told),
  await renderHtml(told),
];

describe('the report of a run says where it goes', () => {
  it('and its prompts are still there to draw from', async () => {
    const told = await report(log);
    expect(told.ahead).toBeDefined();
    expect(nextPrompts(told, 3)).toHaveLength(3);
  });

  it('in one line on every face, as plan has it', async () => {
    const told = await report(log);
    const { forecast } = await plan(log);
    expect(told.ahead).toEqual({
      rollouts: 15_360,
      twice: forecast!.twice,
      fourTimes: forecast!.fourTimes,
    });
    for (const face of await faces(told))
      expect(face.replaceAll(/\s+/g, ' ')).toMatch(
        /Ahead, if nothing changes: pass rate 55 %.*51 %.*61 %.* with twice the rollouts\. More: plan/,
      );
    const schema = JSON.parse(
      readFileSync(new URL('../../report.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    validate(JSON.parse(toJson(told)));
    expect(validate.errors).toBeNull();
  });
});

const sums = new Map<string, number>();
for (const { group, reward } of log) sums.set(group, (sums.get(group) ?? 0) + reward);

/** Logs of which nothing may be said, and why. */
const SILENT: Readonly<Record<string, readonly [readonly object[], ReportOptions?]>> = {
  'too few rollouts': [plannedLog({ steps: 12, groups: 8 })],
  'too few points in time': [plannedLog({ steps: 5, groups: 200 })],
  'below 1 %': [plannedLog({ start: -8, gain: 0.05 })],
  'only live groups': [log.filter(({ group }) => sums.get(group)! % 8 !== 0)],
  'a sudden rise within the log': [plannedLog({ leapAt: 30, groups: 64 })],
  'graded rewards': [log.map((row, i) => ({ ...row, reward: row.reward / 2 + (i % 7) / 20 }))],
  'several runs': [['a', 'b'].flatMap((run) => log.map((row) => ({ ...row, run })))],
  'verdicts that are wrong now and then': [log, { falsePass: 0.1 }],
  'an evaluation': [log, { kind: 'eval' }],
  'rewards that are missing': [log.map((row, i) => (i % 3 ? row : { ...row, reward: null }))],
  'means per step': [evaluatedSteps((step) => 0.2 + 0.01 * step)],
};

describe('the report says nothing of what is ahead', () => {
  it.each(Object.keys(SILENT))('of a log with %s', async (name) => {
    const [rows, options] = SILENT[name]!;
    const told = await report(rows, options);
    expect(told.ahead).toBeUndefined();
    for (const face of await faces(told)) expect(face).not.toContain('Ahead, if nothing changes');
  });

  it('of the sample, which has two steps', async () => {
    expect((await readReport([sampleRun])).ahead).toBeUndefined();
  });

  it('wherever plan refuses, and beside no alarm', async () => {
    for (const name of ['too few rollouts', 'below 1 %', 'only live groups', 'graded rewards']) {
      const [rows] = SILENT[name]!;
      expect((await plan(rows)).forecast).toBeNull();
    }
    const { warnings, now } = await report(log);
    expect(warnings.filter(({ severity }) => severity === 'alarm')).toEqual([]);
    expect(now!.trends.filter(({ severity }) => severity === 'alarm')).toEqual([]);
  });
});
