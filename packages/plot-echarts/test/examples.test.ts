import * as core from '@bits-per-sample/core';
import * as plot from '@bits-per-sample/plot';
import { describeExamples } from '@bits-per-sample/testkit';
import * as echarts from 'echarts';
import * as plotECharts from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...plot, ...plotECharts, echarts },
});
