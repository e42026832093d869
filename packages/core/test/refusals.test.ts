import { describeRefusals } from '@bits-per-sample/testkit';
import * as core from '../src/index.ts';

const { createRng, dictionary, fold, histogram, moments } = core;
const edges = histogram({ edges: [0, 0.5, 1] });
const posterior = { a: 2, b: 3 };
const counts = { successes: [3, 0], attempts: [8, 8] };
const row = { n: 4, sum: 2, m2: 1 };

/** A table whose columns are left whole: none at all would be right too. */
class Batch {
  rowCount = 1;
  columns = { prompt: dictionary(['a']), reward: Float64Array.of(1) };
}

describeRefusals(
  core,
  {
    bernoulliDivergence: {
      call: core.bernoulliDivergence,
      args: [0.5, 0.25],
      options: { difference: -0.25, notP: 0.5, notQ: 0.75 },
    },
    betaInterval: { call: core.betaInterval, args: [posterior], options: { level: 0.9 } },
    betaMean: { call: core.betaMean, args: [posterior] },
    betaPosterior: {
      call: core.betaPosterior,
      args: [{ successes: 3, attempts: 8 }],
      options: { prior: { a: 1, b: 1 } },
    },
    betaQuantile: { call: core.betaQuantile, args: [0.5, 2, 3] },
    betaVariance: { call: core.betaVariance, args: [posterior] },
    betainc: { call: core.betainc, args: [0.5, 2, 3] },
    betaincUpper: { call: core.betaincUpper, args: [0.5, 2, 3] },
    bitsFromNats: { call: core.bitsFromNats, args: [1] },
    bootstrapMean: {
      call: core.bootstrapMean,
      args: [[0.2, 0.4], 'pass rate'],
      options: { level: 0.9, resamples: 20, rng: createRng(1) },
    },
    bootstrapReplicates: {
      call: (x, y) => core.bootstrapReplicates(x, { first: ([x]: readonly number[]) => x! }, y),
      args: [[[1, 2]], { rng: createRng(1), resamples: 20 }],
      optional: ['1.resamples'],
    },
    checkArray: { call: (x) => core.checkArray('checkArray', 'x', x), args: [Float64Array.of(1)] },
    checkAtLeast: { call: (x) => core.checkAtLeast('checkAtLeast', 'x', x, 0), args: [1] },
    checkBetaShapes: { call: (x) => core.checkBetaShapes('checkBetaShapes', x), args: [posterior] },
    checkFinitePositive: {
      call: (x) => core.checkFinitePositive('checkFinitePositive', 'x', x),
      args: [1],
    },
    checkGroupSize: { call: (x) => core.checkGroupSize('checkGroupSize', x), args: [8] },
    checkLevel: { call: (x) => core.checkLevel('checkLevel', x), args: [0.9] },
    checkNumber: { call: (x) => core.checkNumber('checkNumber', 'x', x), args: [1] },
    checkNumbers: { call: (x) => core.checkNumbers('checkNumbers', 'x', x), args: [[1]] },
    checkOneOf: { call: (x) => core.checkOneOf('checkOneOf', 'x', x, [1, 2]), args: [1] },
    checkPassCount: {
      call: (x) => core.checkPassCount('checkPassCount', x),
      args: [{ successes: 3, attempts: 8 }],
    },
    checkPassCounts: { call: (x) => core.checkPassCounts('checkPassCounts', x), args: [counts] },
    checkPositive: { call: (x) => core.checkPositive('checkPositive', 'x', x), args: [1] },
    checkProbability: {
      call: (x) => core.checkProbability('checkProbability', 'x', x),
      args: [0.5],
    },
    checkRng: { call: (x) => core.checkRng('checkRng', x), args: [createRng(1)] },
    checkSameLength: {
      call: (x) => core.checkSameLength('checkSameLength', 'x', x, 1),
      args: [Float64Array.of(1)],
    },
    checkWhole: { call: (x) => core.checkWhole('checkWhole', 'x', x), args: [1] },
    cholesky: { call: core.cholesky, args: [[4, 2, 2, 5], 2] },
    choleskySolve: {
      call: core.choleskySolve,
      args: [
        [2, 0, 1, 2],
        [8, 9],
      ],
    },
    clopperPearson: { call: core.clopperPearson, args: [3, 8], options: { level: 0.9 } },
    correlation: { call: core.correlation, args: [{ m2_x: 2, m2_y: 8, c_xy: 4 }] },
    countBins: { call: (x) => core.countBins('countBins', x), args: [counts] },
    covariance: { call: core.covariance, args: [{ n: 3, c_xy: 4 }], options: { ddof: 0 } },
    createRng: { call: core.createRng, args: [7] },
    dictionary: { call: core.dictionary, args: [['a', 'b']] },
    digamma: { call: core.digamma, args: [2] },
    divergenceTerm: { call: core.divergenceTerm, args: [0.5, 0.25, -0.25] },
    fold: {
      call: (x, y) => core.fold(moments, x, y),
      args: [[1, 0]],
      options: { groups: [0, 1], groupCount: 2 },
    },
    foldPairs: {
      call: (x, y, z) => core.foldPairs(core.comoments, x, y, z),
      args: [
        [1, 0],
        [2, 3],
      ],
      options: { groups: [0, 1], groupCount: 2 },
    },
    formatBits: { call: core.formatBits, args: [0.5] },
    formatCount: { call: core.formatCount, args: [12] },
    formatList: { call: core.formatList, args: [['a', 'b']] },
    formatPercent: { call: core.formatPercent, args: [0.5] },
    formatPlain: { call: core.formatPlain, args: [0.5] },
    formatPlural: { call: core.formatPlural, args: [2, 'group'] },
    formatShort: { call: core.formatShort, args: [2e6] },
    formatValue: {
      call: core.formatValue,
      args: [0.5, 'number'],
      options: { digits: 3, step: 0.1 },
      nullable: ['0'],
    },
    fromRow: {
      call: (x) => core.fromRow(moments, x),
      args: [row],
      nullable: ['0.n', '0.sum', '0.m2'],
    },
    histogram: { call: core.histogram, args: [{ edges: [0, 1] }] },
    histogramQuantile: {
      call: (x, y) => core.histogramQuantile(edges, x, y),
      args: [{ below: 0, bin_0: 2, bin_1: 2, above: 0 }, 0.25],
    },
    jeffreys: { call: core.jeffreys, args: [3, 8], options: { level: 0.9 } },
    lbeta: { call: core.lbeta, args: [2, 3] },
    lgamma: { call: core.lgamma, args: [5] },
    logExcess: { call: core.logExcess, args: [0.5] },
    mapColumn: {
      call: (x, y) => core.mapColumn(Math.sqrt, x, y),
      args: [Float64Array.of(1), new Float64Array(1)],
      optional: ['1'],
    },
    mean: { call: core.mean, args: [{ n: 4, sum: 2 }] },
    normalCdf: { call: core.normalCdf, args: [1] },
    normalQuantile: { call: core.normalQuantile, args: [0.5] },
    studentQuantile: { call: core.studentQuantile, args: [0.5, 3] },
    percentileInterval: { call: core.percentileInterval, args: [[1, 2, 3], 0.9] },
    power: { call: core.power, args: [2, 3] },
    sampleBeta: { call: core.sampleBeta, args: [posterior, createRng(1)] },
    sampleNormal: { call: core.sampleNormal, args: [createRng(1)] },
    sampleUniform53: { call: core.sampleUniform53, args: [createRng(1)] },
    standardError: { call: core.standardError, args: [{ n: 4, m2: 3 }] },
    summarise: {
      call: (x) => core.summarise(x, { by: ['prompt'], measures: { reward: moments } }),
      args: [new Batch()],
    },
    toRow: {
      call: (x, y) => core.toRow(moments, x, y),
      args: [fold(moments, [1, 0]), 0],
      optional: ['1'],
    },
    trigamma: { call: core.trigamma, args: [2] },
    undefinedEstimate: {
      call: core.undefinedEstimate,
      args: ['bits', 'no prompts'],
      options: { level: 0.9, n: 3 },
    },
    variance: { call: core.variance, args: [{ n: 4, m2: 1 }], options: { ddof: 0 } },
    wilson: { call: core.wilson, args: [3, 8], options: { level: 0.9 } },
  },
  {
    exempt: [
      'Accumulator',
      'DomainError',
      'SchemaError',
      'Summariser',
      'checkObject',
      'escapeControls',
      'isDictionary',
    ],
    extremes: true,
  },
);
