export * from './toECharts.ts';
