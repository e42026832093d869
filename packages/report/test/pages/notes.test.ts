import { describe, expect, it } from 'vitest';
import { bitsNotes } from '../../src/pages/bitsNotes.ts';
import { jaggednessNote } from '../../src/pages/jaggednessNote.ts';
import { renderTerminal } from '../../src/pages/renderTerminal.ts';
import type { Report } from '../../src/report/reportShape.ts';
import { groups, reportOn } from '../support/trials.ts';

const report = await reportOn([
  ...groups(6, [1, 0, 0, 0], 'a').map((trial) => ({ ...trial, category: 'x' })),
  ...groups(6, [1, 1, 0, 0], 'b').map((trial) => ({ ...trial, category: 'y' })),
]);
const estimate = {
  value: 0.5,
  lower: 0.25,
  upper: 0.75,
  level: 0.95,
  n: 12,
  unit: '',
  method: 'm',
};

describe('what the bits are about and rest on', () => {
  const note = (
    more: Partial<Report['bits']>,
    other: Partial<Report> = {},
    face: 'terminal' | 'library' = 'library',
  ) =>
    bitsNotes(
      {
        ...report,
        ...other,
        bits: {
          ...report.bits,
          perRollout: { ...estimate, unit: 'bits/rollout' },
          plugin: null,
          supervised: null,
          ...more,
        } as Report['bits'],
      },
      face,
    );

  it('names the method, and the plug-in beside it where there is one', () => {
    expect(note({}).at(-1)).toMatch(/^Bits by m\. Verdicts are taken as right/);
    expect(note({ plugin: 0.25 }).at(-1)).toContain(
      'Bits by m (plug-in 0.25, which is biased low).',
    );
  });

  it('calls the plug-in low only where it is', () => {
    const filtered = {
      code: 'may-be-filtered',
      message: '',
      fields: [],
      severity: 'alarm',
    } as const;
    const plugin = 0.25;
    for (const other of [
      { warnings: [filtered] },
      { verdicts: { falsePass: 0.02, falseFail: 0, informedness: 0.98 } },
    ] as Partial<Report>[])
      expect(note({ plugin }, other).at(-1)).toContain('(plug-in 0.25). ');
  });

  it('names the question, and how often verdicts are said to err', () => {
    expect(note({})[0]).toMatch(/^Intervals are for prompts like these, from 12 prompts/);
    expect(note({}, {}, 'terminal')[0]).toContain('(--question these asks');
    expect(note({}, { question: 'these' })[0]).toContain('these prompts, rolled out again');
    expect(
      note({}, { verdicts: { falsePass: 0.02, falseFail: 0.05, informedness: 0.93 } }).at(-1),
    ).toContain('2 % of wrong answers passed and 5 % of right ones failed');
  });

  it('tells what right answers would carry as labels', () => {
    const told = note({ supervised: { ...estimate, n: 1, unit: 'bits/sample' } as never });
    expect(told).toHaveLength(4);
    expect(told[1]).toContain(
      'carry 0.50 bits each (95 % interval 0.25 to 0.75, 1 prompt with one)',
    );
    expect(note({})).toHaveLength(3);
  });

  it('is silent where there are no bits', () => {
    expect(note({ perRollout: null })).toEqual([]);
  });
});

describe('what the table of categories means', () => {
  const told = (jaggedness: Partial<Report['jaggedness']>, categories = report.categories) =>
    jaggednessNote({
      ...report,
      categories,
      jaggedness: { ...report.jaggedness, ...jaggedness } as Report['jaggedness'],
    });
  const spread = { ...estimate, unit: 'probability' } as NonNullable<
    Report['jaggedness']['spread']
  >;

  it('says by how much they differ, or how little chance allows', () => {
    expect(told({ verdict: 'jagged', spread, prompts: 12 })).toBe(
      'Categories differ beyond chance: their true pass rates by 50 %, as a standard deviation (95 % interval 25 % to 75 %, over 12 prompts).',
    );
    expect(told({ verdict: 'not certified', spread, prompts: 12 })).toContain('is at most 75 %');
    expect(told({ verdict: 'cannot tell', spread: null, reason: 'why' })).toBe(
      'Whether categories differ beyond chance cannot be told: why.',
    );
    expect(told({ spread }, report.categories.slice(0, 1))).toBe('');
  });
});

describe('notes in the terminal', () => {
  const text = (warnings: Report['warnings'], options = {}) =>
    renderTerminal({ ...report, warnings }, { width: 400, details: true, ...options });
  const warning = (severity: 'alarm' | 'note' | 'detail', message: string) =>
    ({ code: severity, severity, message, fields: [] }) as unknown as Report['warnings'][number];

  it('hold notes and no alarms; alarms stand above the numbers', () => {
    const page = text([warning('alarm', 'a loud one'), warning('note', 'a quiet one')]);
    expect(page).toContain(' · a quiet one');
    expect(page).not.toContain(' · a loud one');
    expect(page.indexOf('! a loud one')).toBeLessThan(page.indexOf('1  '));
    expect(page.match(/a quiet one/g)).toHaveLength(1);
  });

  it('end with what the categories mean, never with an empty line of their own', () => {
    expect(text([])).toContain(` · ${jaggednessNote(report)}`);
    expect(text([])).not.toMatch(/^ · *$/m);
  });

  it('have the tables under their names', () => {
    for (const title of [
      'What another group size would do',
      'By category, most bits first',
      'Right in k tries (unbiased pass@k, pass^k)',
    ])
      expect(text([])).toContain(`\n${title}\n`);
  });
});
