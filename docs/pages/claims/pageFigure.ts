import type { Figure } from '@bits-per-sample/core';
import { claimFigure } from '@bits-per-sample/figures';
import type { ClaimResult } from '@bits-per-sample/lab';

/** The picture of a claim on its own page, where claim and verdict stand already. */
export function pageFigure(result: ClaimResult): Figure {
  const { subtitle, ...figure } = claimFigure(result);
  const { x, y } = result.picture;
  return { ...figure, title: `${y.slice(0, 1).toUpperCase()}${y.slice(1)}, over ${x}` };
}
