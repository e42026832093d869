// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/lab': [
    ({ baselineUniform, benchTable, createScenario, irt, oracleGreedy, runBench }) => {
      const trials = runBench({
        contenders: [oracleGreedy(), baselineUniform()],
        scenarios: [createScenario('broken', { tasks: 60, noisy: 0.2 })],
        students: [irt()],
        seeds: [1],
        budget: 2000,
        groups: 8,
      });
      return benchTable(trials, { baseline: 'baseline' })[0].contender;
    },
    'oracleGreedy',
  ],
};
