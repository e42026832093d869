/** Whether a text can be a word of the reward, as in `success: 'PASS'`: no rule, and no number. */
export const isSuccessWord = (text: string): boolean =>
  /^[\p{L}✓✔✅✗❌][^<>=]*$/u.test(text.trim());
