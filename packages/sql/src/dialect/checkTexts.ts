import { DomainError } from '@bits-per-sample/core';

/** Refuses what is no list of texts. */
export function checkTexts(fn: string, parameter: string, texts: readonly string[]): void {
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string'))
    throw new DomainError(fn, parameter, 'a list of texts', texts);
}
