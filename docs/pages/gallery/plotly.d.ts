/** What is used of Plotly, which has no types of its own. */
declare module 'plotly.js-dist-min' {
  const Plotly: {
    newPlot(place: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
    purge(place: HTMLElement): void;
  };
  export default Plotly;
}
