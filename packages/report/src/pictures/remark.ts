import type { Figure } from '@bits-per-sample/core';

/** A figure with a sentence before its caption. */
export const remark = (figure: Figure, text: string): Figure => ({
  ...figure,
  caption: figure.caption === undefined ? text : `${text} ${figure.caption}`,
});
