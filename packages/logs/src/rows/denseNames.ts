/** Columns of sums over tokens and of codes of turns, as tables and neutral rows have them. */
export const denseNames = [
  'teacher_tokens',
  'teacher_distance',
  'teacher_excess',
  'teacher_told',
  'teacher_excluded',
  'teacher_top_tokens',
  'teacher_top_told',
  'first_logprob',
  'turns',
  'turn_codes_1',
  'turn_codes_2',
  'turn_codes_3',
  'turn_codes_4',
] as const;
