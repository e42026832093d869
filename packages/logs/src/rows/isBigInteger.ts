/** Digits that were kept as text because a double would round them. */
export const isBigInteger = (text: string): boolean =>
  /^-?\d{16,}$/.test(text) && !Number.isSafeInteger(Number(text));
