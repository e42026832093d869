import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, report, reportFigure, reportFigures } from '../../src/index.ts';
import { runCurves } from '../../src/pictures/runCurves.ts';
import { changedRun } from '../support/changedRun.ts';
import { readReport, sample } from '../support/files.ts';
import type { Row } from '../support/runWorld.ts';

const lengths = (step: number): number => 100 + step;
const rows = changedRun().map(
  (row): Row => ({
    ...row,
    output_tokens: lengths(Number(row.step)),
    rewards: { accuracy: row.reward, format: Number(Number(row.step) % 2 === 0) },
  }),
);
const told = await report(rows);
const values = (of: Report, metric: string): readonly number[] | undefined =>
  runCurves(of).get(metric)?.values;

describe('the headlines of a run over its steps', () => {
  it('are counted by hand', () => {
    const before = (a: number, b: number) => Array.from({ length: 40 }, (_, t) => (t < 20 ? a : b));
    expect(values(told, 'live')).toEqual(before(1, 0));
    expect(values(told, 'pass')).toEqual(before(0.25, 0.25));
    expect(values(told, 'solved')).toEqual(before(0, 0.25));
    // 4 · 2 · 6 / (8 · 7), without bias for 4p(1 − p)
    values(told, 'signal')!.forEach((x, t) => {
      expect(x).toBeCloseTo(t < 20 ? 48 / 56 : 0, 12);
    });
    values(told, 'length')!.forEach((x, t) => {
      expect(x).toBeCloseTo(lengths(t), 9);
    });
    expect(values(told, 'part:format')).toEqual(Array.from({ length: 40 }, (_, t) => (t + 1) % 2));
  });

  it('law: an interval holds its value and stays a share', () => {
    for (const { bounds, values: all } of runCurves(told).values())
      all.forEach((x, i) => {
        if (bounds === null) return;
        expect(bounds.lower[i]).toBeLessThanOrEqual(x);
        expect(bounds.upper[i]).toBeGreaterThanOrEqual(x);
        expect(bounds.lower[i]).toBeGreaterThanOrEqual(0);
        expect(bounds.upper[i]).toBeLessThanOrEqual(1);
      });
  });

  it('of a copy of a report are those that its steps hold', () => {
    const copy = JSON.parse(JSON.stringify(told)) as Report;
    expect([...runCurves(copy).keys()].sort()).toEqual(['bits', 'live', 'pass']);
    expect(values(copy, 'live')).toEqual(values(told, 'live'));
  });

  it('none where steps of several runs stand under one number', async () => {
    const two = [...rows, ...rows].map((row, i) => ({ ...row, run: i < rows.length ? 'a' : 'b' }));
    const both = await report(two);
    expect(both.steps).toHaveLength(40);
    expect(runCurves(both).size).toBe(0);
    expect((await report([[1, 0, 0, 1]])).steps).toEqual([]);
    expect(runCurves(await report([[1, 0, 0, 1]])).size).toBe(0);
  });

  it('metrics beside the rollouts tell what rollouts do not', async () => {
    const log_history = Array.from({ length: 40 }, (_, step) => ({
      step,
      entropy: 1 - step / 50,
      reward: 7,
    }));
    const both = await report([
      fromText(rows.map((row) => JSON.stringify(row)).join('\n'), 'rollouts.jsonl'),
      fromText(JSON.stringify({ global_step: 39, log_history }), 'trainer_state.json'),
    ]);
    expect(values(both, 'entropy')).toEqual(log_history.map(({ entropy }) => entropy));
    expect(values(both, 'pass')).toEqual(values(told, 'pass'));
    expect(values(both, 'reward')).toBeUndefined();
  });

  it('of a log of metrics stand at their own steps', async () => {
    const metrics = await readReport([sample('sft-trainer_state.json')]);
    const loss = runCurves(metrics).get('nll') ?? runCurves(metrics).get('loss');
    expect(loss!.values.length).toBe(loss!.steps.length);
    expect([...loss!.steps]).toEqual([...loss!.steps].sort((a, b) => a - b));
  });
});

describe('pictures of what was found', () => {
  it('one for each headline, with ids of their own and onsets of its own findings', async () => {
    const found = (await reportFigures(told)).filter(({ section }) => section === 'now');
    const metrics = [...new Set(told.now!.trends.map(({ metric }) => metric))];
    expect(found.map(({ figure }) => figure.title)).toContain(
      'Signal of the groups (4p(1 − p)) over the run',
    );
    expect(found).toHaveLength(metrics.length);
    expect(new Set(found.map(({ figure }) => figure.id)).size).toBe(found.length);
    expect(found[0]!.figure.zones).toContainEqual(
      expect.objectContaining({ from: 20, to: 39, label: 'Now: steps 20 to 39' }),
    );
  });

  it('an onset outside the steps of its headline is no reason to draw nothing', async () => {
    const [trend] = told.now!.trends;
    const late = { ...trend!, onset: { step: 99, low: 98, high: 99, gradual: false } };
    const bent: Report = { ...told, now: { ...told.now!, trends: [{ ...late, metric: 'live' }] } };
    const figure = await reportFigure(bent, 'runOverTime');
    expect(figure!.data.onsets).toBeUndefined();
  });

  it('without a finding: live groups, and nothing of a log without steps', async () => {
    const still = await report(rows.filter(({ step }) => Number(step) < 20));
    expect((await reportFigure(still, 'runOverTime'))!.title).toBe('Live groups over the run');
    expect(await reportFigure(await report([[1, 0, 0, 1]]), 'runOverTime')).toBeNull();
    expect(await reportFigure(undefined, 'runOverTime')).toBeNull();
  });
});
