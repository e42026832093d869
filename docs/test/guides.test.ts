import { readdirSync } from 'node:fs';
import * as capability from '@bits-per-sample/capability';
import * as core from '@bits-per-sample/core';
import * as curriculum from '@bits-per-sample/curriculum';
import * as rating from '@bits-per-sample/curriculum/rating';
import * as rules from '@bits-per-sample/curriculum/rules';
import * as selfPlay from '@bits-per-sample/curriculum/self-play';
import * as space from '@bits-per-sample/curriculum/space';
import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
import * as figures from '@bits-per-sample/figures';
import * as forecast from '@bits-per-sample/forecast';
import * as info from '@bits-per-sample/info';
import * as lab from '@bits-per-sample/lab';
import * as logs from '@bits-per-sample/logs';
import * as plot from '@bits-per-sample/plot';
import { toECharts } from '@bits-per-sample/plot-echarts';
import { toPlotly } from '@bits-per-sample/plot-plotly';
import { toVegaLite } from '@bits-per-sample/plot-vega-lite';
import * as report from '@bits-per-sample/report';
import * as sql from '@bits-per-sample/sql';
import { describeExamples } from '@bits-per-sample/testkit';
import * as trends from '@bits-per-sample/trends';
import * as variance from '@bits-per-sample/variance';

const root = new URL('..', import.meta.url);

describeExamples({
  root,
  scope: {
    ...core,
    ...info,
    ...logs,
    ...trends,
    ...variance,
    ...forecast,
    ...capability,
    ...curriculum,
    ...rating,
    ...rules,
    ...selfPlay,
    ...space,
    ...plot,
    ...figures,
    ...lab,
    ...report,
    ...sql,
    connectDuckdb,
    toECharts,
    toPlotly,
    toVegaLite,
  },
  sources: readdirSync(new URL('guides/', root)).map((name) => `guides/${name}`),
});
