// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/trends': [({ outcomesAtSize }) => outcomesAtSize(1, 4, 2).live, 0.5],
};
