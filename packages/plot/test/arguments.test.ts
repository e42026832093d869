import { DomainError, type Figure } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import * as plot from '../src/index.ts';

const figure: Figure = {
  schema: 'figure/1',
  id: 'coin',
  title: 'A coin',
  alt: '',
  size: { width: 400, height: 240 },
  data: { coin: { p: { type: 'number', values: [0.1, 0.5] } } },
  scales: {
    x: { type: 'linear', label: 'p', format: 'number' },
    y: { type: 'linear', label: 'p', format: 'number' },
  },
  layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'p' }],
};
const [panel] = plot.resolveFigure(figure).panels;

/** Arguments that are sound; each is replaced by others below. */
const sound: Readonly<Record<string, readonly unknown[]>> = {
  axisScale: [figure.scales.x, [0, 1]],
  axisTicks: ['log', 1, 10, 400],
  describeFigure: [figure],
  hoverText: [figure, panel!.series[0]],
  layOut: [figure],
  panelMargin: [[panel]],
  reachable: [panel],
  recorder: [figure],
  resolveFigure: [figure, plot.themes.light],
  textWidth: ['bits', 10],
  toTable: [figure],
  wrapText: ['two words', 10, 50],
};
/** These take anything. */
const open = ['printCode', 'validateFigure'];

it('every function is tried', () => {
  const names = Object.entries(plot).flatMap(([name, value]) =>
    typeof value === 'function' ? name : [],
  );
  expect(names.sort()).toEqual([...Object.keys(sound), ...open].sort());
});

describe.each(Object.entries(sound))('%s', (name, given) => {
  const call = (plot as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;

  it('takes what is sound', () => {
    expect(() => call(...given)).not.toThrow();
  });

  it.each([
    ['undefined', undefined],
    ['x', 'x'],
    ['{}', {}],
    ['NaN', NaN],
    ['null', null],
  ])('refuses %s in its own name', (_, wrong) => {
    given.forEach((sound, i) => {
      if (typeof sound === 'string' && wrong === 'x' && name !== 'axisTicks') return;
      if (name === 'resolveFigure' && i === 1 && wrong === undefined) return; // the default
      if (name === 'axisScale' && i === 1 && wrong === undefined) return;
      if (name === 'axisScale' && i === 1 && wrong === 'x') return; // iterable, and not a number
      if (name === 'wrapText' && i === 2 && Number.isNaN(wrong)) return; // no room is known
      if (typeof sound === 'number' && Number.isNaN(wrong) && name !== 'axisTicks') return;
      let error: unknown;
      try {
        call(...given.with(i, wrong));
      } catch (thrown) {
        error = thrown;
      }
      expect(error, `argument ${i}`).toBeInstanceOf(DomainError);
      expect((error as DomainError).fn).toBe(name);
    });
  });
});

it.each([NaN, 79, 10_001, '390', {}])('a width of %j is refused by who was asked', (width) => {
  const wrong = { width: width as number };
  for (const [name, draw] of Object.entries({
    layOut: () => plot.layOut(figure, wrong),
    resolveFigure: () => plot.resolveFigure(figure, plot.themes.light, wrong),
  }))
    expect(draw).toThrow(`${name}: expected width from 80 to 10000 px`);
});
