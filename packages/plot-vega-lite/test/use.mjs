// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/plot-vega-lite': [
    ({ toVegaLite }, _, figure) => toVegaLite(figure).output.description,
    'A coin.',
  ],
};
