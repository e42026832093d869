const scripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉₋';
/** Raised and lowered digits on the line: a picture may set them either way. */
export const levelScripts = (text: string) =>
  text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀-₉₋]/g, (c) => '0123456789−'[scripts.indexOf(c) % 11]!);
