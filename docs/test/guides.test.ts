import { readdirSync } from 'node:fs';
import * as capability from '@bits-per-sample/capability';
import * as core from '@bits-per-sample/core';
import * as curriculum from '@bits-per-sample/curriculum';
import * as rating from '@bits-per-sample/curriculum/rating';
import * as rules from '@bits-per-sample/curriculum/rules';
import * as selfPlay from '@bits-per-sample/curriculum/self-play';
import * as space from '@bits-per-sample/curriculum/space';
import * as figures from '@bits-per-sample/figures';
import * as info from '@bits-per-sample/info';
import * as lab from '@bits-per-sample/lab';
import * as logs from '@bits-per-sample/logs';
import * as plot from '@bits-per-sample/plot';
import { toECharts } from '@bits-per-sample/plot-echarts';
import { toPlotly } from '@bits-per-sample/plot-plotly';
import { toVegaLite } from '@bits-per-sample/plot-vega-lite';
import { describeExamples } from '@bits-per-sample/testkit';
import * as variance from '@bits-per-sample/variance';

// figures and curricula share some names: guides on the latter have theirs
const onCurricula = ['guides/elicited-or-new.md', 'guides/next-prompt.md'];
const root = new URL('..', import.meta.url);
const guides = readdirSync(new URL('guides/', root)).map((name) => `guides/${name}`);
const scope = { ...core, ...info, ...logs, ...variance, ...plot, ...lab };

describeExamples({
  root,
  scope: { ...scope, ...figures, toECharts, toPlotly, toVegaLite },
  sources: guides.filter((name) => !onCurricula.includes(name)),
});

describeExamples({
  root,
  scope: { ...scope, ...curriculum, ...rules, ...rating, ...selfPlay, ...space, ...capability },
  sources: onCurricula,
});
