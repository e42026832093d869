import fc from 'fast-check';

// 40 cases of every law on each run, 10 000 in the slow suite; the seed is fixed so that
// a run never depends on the day, and FC_SEED explores further.
fc.configureGlobal({
  numRuns: Number(process.env.FC_RUNS ?? (process.env.SLOW === '1' ? 10_000 : 40)),
  seed: Number(process.env.FC_SEED ?? 20_251_122),
});
