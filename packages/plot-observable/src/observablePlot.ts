/** The part of Observable Plot that is used; `import * as Plot from '@observablehq/plot'` has it. */
export interface ObservablePlot {
  /** Renders marks. */
  plot(options?: object): unknown;
  /** Areas between two lines. */
  areaY(data?: unknown, options?: object): unknown;
  /** Horizontal axis. */
  axisX(data?: unknown, options?: object): unknown;
  /** Vertical axis. */
  axisY(data?: unknown, options?: object): unknown;
  /** Points. */
  dot(data?: unknown, options?: object): unknown;
  /** Vertical grid lines. */
  gridX(data?: unknown, options?: object): unknown;
  /** Horizontal grid lines. */
  gridY(data?: unknown, options?: object): unknown;
  /** Lines. */
  line(data?: unknown, options?: object): unknown;
  /** Segments. */
  link(data?: unknown, options?: object): unknown;
  /** Rectangles. */
  rect(data?: unknown, options?: object): unknown;
  /** Texts. */
  text(data?: unknown, options?: object): unknown;
}
