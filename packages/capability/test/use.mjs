// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/capability': [({ pluginPassAtK }) => pluginPassAtK(1, 8, 8).toFixed(2), '0.66'],
};
