/** What is said where a column of 0 and 1 is taken for success beside a graded reward. */
export const successNote = (
  column: string,
  rewards: readonly string[],
): readonly [code: string, message: string] => [
  'success-column',
  `success = ${column}, which is 0 or 1 beside the graded reward ${rewards.join(' + ')}; \`successColumn: COLUMN\` or a rule in \`success\` goes before it`,
];
