const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const PERCENT = /^([+-]?\d+(?:[.,]\d+)?)\s*%$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;

/** A text that is a number: plain, with a decimal comma, or in percent; else undefined. */
export function numberOf(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  const percent = PERCENT.exec(text)?.[1];
  if (percent !== undefined) return Number(percent.replace(',', '.')) / 100;
  return DECIMAL_COMMA.test(text) ? Number(text.replace(',', '.')) : undefined;
}
