import { toECharts } from '@bits-per-sample/plot-echarts';
import { report, reportFigure } from '@bits-per-sample/report';
import * as echarts from 'echarts';

const r = await report((await fetch('/run.jsonl')).body);
const { output, size } = toECharts(await reportFigure(r, 'goldilocks'), { width: 600 });
echarts.init(document.getElementById('here'), null, size).setOption(output);
console.log(JSON.stringify({ rollouts: r.rollouts }));
console.log('done');
