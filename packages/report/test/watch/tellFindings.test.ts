import { describe, expect, it } from 'vitest';
import type { NowFinding } from '../../src/now/nowFinding.ts';
import { tellFindings } from '../../src/watch/tellFindings.ts';
import type { ToldFinding } from '../../src/watch/toldFinding.ts';

const finding = (more: Partial<NowFinding> = {}): NowFinding => ({
  code: 'fall',
  metric: 'pass',
  severity: 'alarm',
  state: 'active',
  seen: 40,
  onset: null,
  before: 0.5,
  now: 0.3,
  evidence: {},
  fact: '',
  meaning: '',
  change: '',
  ...more,
});

/** The codes that begin and end over the looks of a run, one a step from step 41 on. */
function tell(looks: readonly (readonly NowFinding[])[], { complete = false } = {}): string[] {
  let told: readonly ToldFinding[] = [];
  return looks.flatMap((findings, i) => {
    const step = 41 + i;
    const look = tellFindings(told, { findings, steps: step, last: step, complete });
    told = look.told;
    return [
      ...look.begun.map(({ code, severity }) => `${step}: ${code} began, ${severity}`),
      ...look.ended.map(({ code }) => `${step}: ${code} ended`),
    ];
  });
}

describe('tellFindings', () => {
  it('tells begin and end once', () => {
    const active = [finding()];
    const over = [finding({ state: 'over' })];
    expect(tell([[], active, active, over, over, over, over, over, over, []])).toEqual([
      '42: fall began, alarm',
      '48: fall ended',
    ]);
  });

  it('tells of one that comes and goes at the edge once', () => {
    const on = [finding()];
    expect(tell([on, [], on, [], [], on, [], on])).toEqual(['41: fall began, alarm']);
  });

  it('tells of one that comes back after it has ended', () => {
    const on = [finding()];
    expect(tell([on, [], [], [], [], [], on])).toEqual([
      '41: fall began, alarm',
      '46: fall ended',
      '47: fall began, alarm',
    ]);
  });

  it('tells an ask that turns into an alarm, and no alarm that turns into an ask', () => {
    const [ask, alarm] = [[finding({ severity: 'ask' })], [finding()]];
    expect(tell([ask, alarm, ask, alarm])).toEqual([
      '41: fall began, ask',
      '42: fall began, alarm',
    ]);
  });

  it('tells no notes and nothing that is over', () => {
    expect(tell([[finding({ severity: 'note' }), finding({ state: 'over' })]])).toEqual([]);
  });

  it('waits for the end of the step that first shows it', () => {
    const fresh = (seen: number) => [finding({ seen })];
    expect(tell([fresh(41), fresh(41)])).toEqual(['42: fall began, alarm']);
    expect(tell([fresh(41), fresh(41)], { complete: true })).toEqual(['41: fall began, alarm']);
  });

  it('tells causes, which are no matter of time, at once', () => {
    expect(tell([[finding({ code: 'cut', seen: null })]])).toEqual(['41: cut began, alarm']);
  });

  it('ends what was told of a longer log', () => {
    const told = [
      { code: 'fall', metric: 'pass', severity: 'alarm', begun: 90, held: 99 } as const,
    ];
    const look = tellFindings(told, { findings: [], steps: 3, last: 3, complete: false });
    expect(look.ended).toEqual(told);
    expect(look.told).toEqual([]);
  });

  it('goes on after a restart as if there had been none', () => {
    const seen = { findings: [finding()], steps: 41, last: 41, complete: false };
    const { told } = tellFindings([], seen);
    const again = tellFindings(JSON.parse(JSON.stringify(told)), { ...seen, steps: 50, last: 50 });
    expect(again).toMatchObject({ begun: [], ended: [] });
  });
});
