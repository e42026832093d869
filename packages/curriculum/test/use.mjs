// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/curriculum': [
    ({ curriculum, goldilocks, restore }) => {
      const run = curriculum(goldilocks({ groupSize: 4 }), { tasks: [{ id: 'a' }], seed: 7 });
      const [{ ticket }] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
      run.observe([{ ticket, policyVersion: 0, rewards: [1, 0, 0, 1] }]);
      return restore(run.snapshot()).metrics().rollouts;
    },
    4,
  ],
  '@bits-per-sample/curriculum/rules': [
    ({ majorityVoteBinary }) => majorityVoteBinary(0.5, 3).toFixed(3),
    '0.500',
  ],
  '@bits-per-sample/curriculum/rating': [({ eloExpected }) => eloExpected(1500, 1500), 0.5],
  '@bits-per-sample/curriculum/self-play': [({ pfspWeights }) => typeof pfspWeights, 'function'],
  '@bits-per-sample/curriculum/space': [({ riac }) => typeof riac, 'function'],
};
