/// <reference lib="dom" />
import type { Figure } from '@bits-per-sample/core';
import * as echarts from 'echarts';
import { toECharts } from '../../src/index.ts';

/** Draws a figure into the page, as a reader of the README would. */
export function show(figure: Figure): void {
  const { output, size } = toECharts(figure);
  const element = document.createElement('div');
  document.body.append(element);
  echarts.init(element, null, { renderer: 'svg', ...size }).setOption(output);
}
