// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/variance': [({ samplesToSuccess }) => samplesToSuccess(0.1, 0.95), 29],
};
