/**
 * A term without case, marks and its plural.
 *
 * Plural: the S-stemmer of Harman (1991), How effective is suffixing?, JASIS 42, 7–15.
 */
export function stem(term: string): string {
  const plain = term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (plain.length < 4 || !/^[a-z]+s$/.test(plain)) return plain;
  if (/(?<![ea])ies$/.test(plain)) return plain.replace(/ies$/, 'y');
  if (/(?<![aeo])es$/.test(plain)) return plain.slice(0, -1);
  return /[us]s$/.test(plain) ? plain : plain.slice(0, -1);
}
