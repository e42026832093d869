/**
 * A query that takes for ever, and can be ended at any time: Sail does not let go of a cross join,
 * and Spark not of a shuffle that it is about to begin.
 */
export const endless =
  'SELECT id FROM range(100000000000) WHERE length(repeat(md5(CAST(id AS STRING)), 9)) = 0';
