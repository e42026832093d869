import type * as echarts from 'echarts';
import * as echarts5 from 'echarts5';
import { describeECharts } from './describeECharts.ts';

// what an option says is the same in both; their types differ in the names of themes
describeECharts('toECharts in ECharts 5', echarts5 as unknown as typeof echarts);
