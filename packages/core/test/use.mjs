// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/core': [({ jeffreys }) => jeffreys(1, 3).upper.toFixed(2), '0.82'],
};
