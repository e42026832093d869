// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/forecast': [({ designEffect }) => designEffect(0.5, 2 / 2 ** 8, 8), 1],
};
