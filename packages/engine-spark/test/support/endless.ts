/** A query that takes for ever, and can be ended: Sail does not let go of a cross join. */
export const endless =
  'SELECT sum(length(repeat(md5(CAST(id AS STRING)), 9))) AS c FROM range(100000000000)';
