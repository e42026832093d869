// One use of every entry point, and what it must give: run in every runtime.
const page = typeof document === 'undefined' ? undefined : document;

export default {
  '@bits-per-sample/plot-observable': [
    async ({ toObservablePlot, toObservablePlotSource }, load, figure) => {
      if (!page) return toObservablePlotSource(figure).output.includes('Plot.plot');
      const Plot = await load('@observablehq/plot');
      return toObservablePlot(figure, { Plot, document }).output instanceof SVGSVGElement;
    },
    true,
  ],
  '@bits-per-sample/plot-observable/element': [
    async ({ defineBitsFigure }, load, figure) => {
      const Plot = await load('@observablehq/plot');
      try {
        defineBitsFigure({ Plot });
      } catch (error) {
        return error.name;
      }
      const element = page.createElement('bits-figure');
      page.body.append(element);
      element.figure = figure;
      return element.shadowRoot.querySelector('svg').tagName;
    },
    page ? 'svg' : 'DomainError',
  ],
};
