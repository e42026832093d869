export * from './toPlotly.ts';
