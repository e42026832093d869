import type { FigureNumbers, FigureTexts } from '@bits-per-sample/core';

/** A column of numbers; what is not finite is missing, and there is one zero, as in JSON. */
export const numberColumn = (
  label: string,
  values: readonly (number | null)[],
  unit?: string,
): FigureNumbers => ({
  type: 'number',
  label,
  ...(unit !== undefined && { unit }),
  values: values.map((value) => (Number.isFinite(value) ? value! + 0 : null)),
});

/** A column of text. */
export const textColumn = (label: string, values: readonly string[]): FigureTexts => ({
  type: 'string',
  label,
  values,
});
