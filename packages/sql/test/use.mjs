// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/sql': [({ parseType }) => parseType('array<bigint>').list, 'integer'],
};
