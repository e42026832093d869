import * as echarts from 'echarts';
import { describeECharts } from './describeECharts.ts';

describeECharts('toECharts in ECharts 6', echarts);
