// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/plot-echarts': [
    ({ toECharts }, _, figure) => toECharts(figure).size.width,
    480,
  ],
};
