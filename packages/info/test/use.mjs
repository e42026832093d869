// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/info': [({ binaryEntropy }) => binaryEntropy(0.5), 1],
};
