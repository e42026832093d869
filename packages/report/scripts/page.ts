// What a page gets by <script src>: everything of this package as `bitsPerSample`, the library that
// draws, and the element <bits-figure>.
import { defineBitsFigure } from '@bits-per-sample/plot-observable/element';
import * as Plot from '@observablehq/plot';

defineBitsFigure({ Plot });

export * from '../src/index.ts';
export { Plot };
