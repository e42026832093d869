/** What makes an answer whole, readable, and the same on every server. */
const ALWAYS: Readonly<Record<string, number | string>> = {
  // aliases never shadow columns
  prefer_column_name_to_alias: 1,
  join_use_nulls: 1,
  // Arrow is read as it is
  output_format_arrow_compression_method: 'none',
  output_format_arrow_string_as_string: 1,
  output_format_arrow_low_cardinality_as_dictionary: 0,
  // a profile may cut answers short, and says nothing
  limit: 0,
  offset: 0,
  extremes: 0,
  skip_unavailable_shards: 0,
  input_format_allow_errors_num: 0,
  input_format_allow_errors_ratio: 0,
  ...Object.fromEntries(
    ['read', 'group_by', 'sort', 'result', 'timeout', 'set', 'join', 'distinct'].map((kind) => [
      `${kind}_overflow_mode`,
      'throw',
    ]),
  ),
};

/**
 * The clause behind a query. `readonly = 1` refuses writing and what reaches out of the database,
 * 2 writing alone; a user who is read-only already may not set it again.
 */
export function settingsSql(level: 0 | 2, strict: boolean): string {
  const settings = level === 0 ? { ...ALWAYS, readonly: strict ? 1 : 2 } : ALWAYS;
  const pairs = Object.entries(settings).map(
    ([name, value]) => `${name} = ${typeof value === 'number' ? value : `'${value}'`}`,
  );
  return `SETTINGS ${pairs.join(', ')}`;
}
