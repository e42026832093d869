/** Columns of parts of the reward, `part:NAME`, among the names of those of trials or of sums. */
export function partsAmong(names: ReadonlySet<string>): string[] {
  const parts = [...names].filter((name) => name.startsWith('part:'));
  const ofSums = parts.flatMap((name) => {
    const base = name.replace(/_n$/, '');
    return base !== name && names.has(`${base}_sum`) && names.has(`${base}_min`) ? [base] : [];
  });
  const made = new Set(
    ofSums.flatMap((base) =>
      ['n', 'sum', 'm2', 'min', 'max', 'missing'].map((field) => `${base}_${field}`),
    ),
  );
  return [...new Set([...ofSums, ...parts.filter((name) => !made.has(name))])];
}
