/** Every estimator of an entropy from counts. */
export const countEntropyMethods = [
  'plugin',
  'miller-madow',
  'jackknife',
  'chao-shen',
  'zhang',
  'grassberger-1988',
  'grassberger-2003',
  'schurmann-grassberger',
  'dirichlet',
  'nsb',
] as const;

/** Estimators of an entropy from counts, see {@link countEntropy}. */
export type CountEntropyMethod = (typeof countEntropyMethods)[number];
