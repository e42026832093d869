import * as Plot from '@observablehq/plot';
import { defineBitsFigure } from '../../src/element.ts';

/** Defines the element in the page. */
export const define = () => defineBitsFigure({ Plot });
