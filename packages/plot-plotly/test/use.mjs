// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/plot-plotly': [
    ({ toPlotly }, _, figure) => toPlotly(figure).output.layout.meta.alt,
    'A coin.',
  ],
};
