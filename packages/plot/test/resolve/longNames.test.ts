import type { Figure } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { describeFigure, hoverText, resolveFigure, textWidth, toTable } from '../../src/index.ts';

const names = ['checkpoint_2025-11-22T03:04:05_lr1e-6_kl0.001_group16_run-000123', 'short'];
const figure: Figure = {
  schema: 'figure/1',
  id: 'long',
  title: 'Names that are too long',
  alt: '',
  size: { width: 680, height: 240 },
  data: {
    set: {
      name: { type: 'string', values: names },
      value: { type: 'number', values: [0.5, 1] },
    },
  },
  scales: {
    x: { type: 'linear', domain: [0, 1], label: names[0]!, format: 'number' },
    y: { type: 'band', label: names[0]!, format: 'number' },
    color: { domain: names },
  },
  layers: [{ mark: 'bar', data: 'set', x: 'value', y: 'name', color: 'name' }],
};

describe.each([360, 680, 1000])('names that are too long for %s px', (width) => {
  const { panels, legend } = resolveFigure(figure, undefined, { width });
  const { x, y, series } = panels[0]!;

  it('take less than half of the picture, and lose their middle alone', () => {
    const [long, short] = y.ticks.toSorted((a, b) => b.label.length - a.label.length);
    expect(textWidth(long!.label, 12) * 1.15).toBeLessThan(width / 2);
    expect(long!.label).toMatch(/^checkp.*…?.*23$/);
    expect(short!.label).toBe('short');
  });

  it('do not reach out of the legend or the titles of the axes', () => {
    for (const { label } of [x, y, ...legend])
      expect(textWidth(label, 12) * 1.15).toBeLessThan(width - 32);
  });

  it('stand whole in the tooltip, the table and the description', () => {
    expect(series.flatMap((one) => hoverText(figure, one)(0))).toContain(`name: ${names[0]}`);
    expect(toTable(figure)[0]!.rows.map(([name]) => name)).toEqual(names);
    expect(describeFigure(figure)).toContain(names[0]);
  });
});

it('names below a list share its length, and are left out where that is too short', () => {
  const many = Array.from({ length: 40 }, (_, i) => `player number ${i}`);
  const { panels } = resolveFigure({
    ...figure,
    data: {
      set: {
        name: { type: 'string', values: many },
        value: { type: 'number', values: many.map((_, i) => i) },
      },
    },
    scales: {
      x: { type: 'band', label: 'player', format: 'number' },
      y: { type: 'linear', label: 'value', format: 'number' },
    },
    layers: [{ mark: 'bar', data: 'set', x: 'name', y: 'value' }],
  });
  const { ticks } = panels[0]!.x;
  expect(ticks.length).toBeGreaterThan(4);
  expect(ticks.length).toBeLessThan(10);
  expect(ticks[0]!.label).toMatch(/^playe.*….*0$/);
});
