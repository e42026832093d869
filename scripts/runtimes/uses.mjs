// One use of every entry point of the library packages, and what it must give. Runs in every
// runtime: nothing but the language, and a document where there is one.
const number = (label, values) => ({ type: 'number', label, values });
const figure = {
  ...{ schema: 'figure/1', id: 'coin', title: 'A coin', alt: 'A coin.' },
  size: { width: 480, height: 280 },
  data: { coin: { p: number('pass rate', [0, 0.5, 1]), h: number('entropy', [0, 1, 0]) } },
  scales: {
    x: { type: 'linear', domain: [0, 1], label: 'pass rate', format: 'number' },
    y: { type: 'linear', domain: [0, 1], label: 'entropy', unit: 'bits', format: 'bits' },
  },
  layers: [{ mark: 'line', data: 'coin', x: 'p', y: 'h' }],
};
const page = typeof document === 'undefined' ? undefined : document;

const uses = {
  '@bits-per-sample/core': [({ jeffreys }) => jeffreys(1, 3).upper.toFixed(2), '0.82'],
  '@bits-per-sample/info': [({ binaryEntropy }) => binaryEntropy(0.5), 1],
  '@bits-per-sample/variance': [({ samplesToSuccess }) => samplesToSuccess(0.1, 0.95), 29],
  '@bits-per-sample/capability': [({ pluginPassAtK }) => pluginPassAtK(1, 8, 8).toFixed(2), '0.66'],
  '@bits-per-sample/curriculum': [
    ({ curriculum, goldilocks, restore }) => {
      const run = curriculum(goldilocks({ groupSize: 4 }), { tasks: [{ id: 'a' }], seed: 7 });
      const [{ ticket }] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
      run.observe([{ ticket, policyVersion: 0, rewards: [1, 0, 0, 1] }]);
      return restore(run.snapshot()).metrics().rollouts;
    },
    4,
  ],
  '@bits-per-sample/logs': [
    async ({ fromText, readLog }) => {
      const log = await readLog(fromText('{"group":"a","reward":1}\n{"group":"a","reward":0}'));
      const rewards = [];
      for await (const { columns } of log.tables) rewards.push(...columns.reward);
      return rewards.join();
    },
    '1,0',
  ],
  '@bits-per-sample/plot': [({ toTable }) => toTable(figure)[0].rows[1].join(), '0.5,1'],
  '@bits-per-sample/plot-observable': [
    async ({ toObservablePlot, toObservablePlotSource }, load) => {
      if (!page) return toObservablePlotSource(figure).output.includes('Plot.plot');
      const Plot = await load('@observablehq/plot');
      return toObservablePlot(figure, { Plot, document }).output instanceof SVGSVGElement;
    },
    true,
  ],
  '@bits-per-sample/plot-observable/element': [
    async ({ defineBitsFigure }, load) => {
      const Plot = await load('@observablehq/plot');
      try {
        defineBitsFigure({ Plot });
      } catch (error) {
        return error.name;
      }
      const element = page.createElement('bits-figure');
      page.body.append(element);
      element.figure = figure;
      return element.shadowRoot.querySelector('svg').tagName;
    },
    page ? 'svg' : 'DomainError',
  ],
  '@bits-per-sample/plot-vega-lite': [
    ({ toVegaLite }) => toVegaLite(figure).output.description,
    'A coin.',
  ],
  '@bits-per-sample/plot-echarts': [({ toECharts }) => toECharts(figure).size.width, 480],
  '@bits-per-sample/plot-plotly': [
    ({ toPlotly }) => toPlotly(figure).output.layout.meta.alt,
    'A coin.',
  ],
  '@bits-per-sample/figures': [
    ({ goldilocksFigure }) =>
      goldilocksFigure({
        successes: Float64Array.of(0, 0, 3, 6, 8),
        attempts: new Float64Array(5).fill(8),
      }).findings[0].text.slice(0, 36),
    'Of 5 prompts 40 % failed every time,',
  ],
  '@bits-per-sample/lab': [
    ({ baselineUniform, benchTable, createScenario, irt, oracleGreedy, runBench }) => {
      const trials = runBench({
        contenders: [oracleGreedy(), baselineUniform()],
        scenarios: [createScenario('broken', { tasks: 60, noisy: 0.2 })],
        ...{ students: [irt()], seeds: [1], budget: 2000, groups: 8 },
      });
      return benchTable(trials, { baseline: 'baseline' })[0].contender;
    },
    'oracleGreedy',
  ],
};

const names = (module) =>
  Object.keys(module)
    .filter((key) => key !== 'default' && key !== 'module.exports')
    .sort()
    .join();

/**
 * Loads and uses every entry point; with `require` also a second time by it.
 * Gives what went wrong, a line each.
 */
export async function probe({ entries, load, require }) {
  const failures = [];
  for (const entry of new Set([...entries, ...Object.keys(uses)])) {
    try {
      const [use, expected] = uses[entry] ?? [];
      if (!use) throw new Error('no use of it is known (scripts/runtimes/uses.mjs)');
      const modules = [await load(entry)];
      if (require) modules.push(require(entry));
      for (const module of modules) {
        const got = await use(module, load);
        if (got !== expected) throw new Error(`gave ${got}, not ${expected}`);
        if (names(module) !== names(modules[0]))
          throw new Error(`import ${names(modules[0])}, require ${names(module)}`);
      }
    } catch (error) {
      failures.push(`${entry}: ${error?.stack ?? error}`);
    }
  }
  return failures;
}
