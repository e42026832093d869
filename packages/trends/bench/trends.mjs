// node bench/trends.mjs [rounds] [--quick]: windows, falls and onsets against the method in NumPy (the script of
// the golden numbers, written to be read and not for speed), alternating in one run on the same sums, as ratios of
// times (NumPy = 1.00; lower is faster); then what one more step costs. Build first.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createRng } from '@bits-per-sample/core';
import { peers } from '../../../scripts/bench/peers.mjs';
import { quick, told } from '../../../scripts/bench/told.mjs';
import {
  countSeries,
  createTrend,
  currentWindow,
  jump,
  leap,
  onset,
  worse,
} from '../dist/index.js';

const rounds = quick ? 3 : Math.max(5, Number(process.argv[2] ?? 5));
const lengths = quick ? [60] : [60, 300, 3000];
const fall = { direction: 'fall', relative: 0.75, absolute: 0.1 };

/** Right answers in 64 groups a step: a rate of one half that does not change. */
function run(steps) {
  const rng = createRng(steps);
  const n = Array.from({ length: steps }, () => 64);
  const sum = n.map((groups) => {
    let right = 0;
    for (let i = 0; i < groups; i++) if (rng.next() < 0.5) right++;
    return right;
  });
  return { n, sum };
}

const seconds = (work) => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

async function againstNumpy(python) {
  const peer = spawn(python, [new URL('numpyPeer.py', import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const ask = async (question) => {
    peer.stdin.write(`${JSON.stringify(question)}\n`);
    return JSON.parse((await lines.next()).value);
  };
  for (const steps of lengths) {
    const { n, sum } = run(steps);
    await ask({ task: 'series', n, s1: sum });
    const series = countSeries({ n, sum });
    const ours = {
      series: () => countSeries({ n, sum }),
      worse: () => worse(series, fall),
      onset: () => onset(series, 0, steps),
      window: () => currentWindow(series),
      leap: () => leap(series),
      jump: () => jump(sum),
    };
    for (const [task, work] of Object.entries(ours)) {
      const repeats = steps > 1000 ? 1 : 5;
      const ratios = [];
      for (let round = -1; round < rounds; round++) {
        const theirs = (await ask({ task, repeats })).seconds;
        const mine = seconds(() => {
          for (let i = 0; i < repeats; i++) work();
        });
        if (round >= 0) ratios.push(mine / theirs); // the first is a warm-up
      }
      told({ path: `${task}, ${steps} steps`, peer: 'NumPy', wall: ratios });
    }
  }
  peer.stdin.end();
}

/** A look after every step, as a run that is watched needs it. */
function oneMoreStep() {
  console.log('one more step and the answer of worse, in microseconds: followed, and anew');
  for (const steps of lengths) {
    const { n, sum } = run(steps + 200);
    const trend = createTrend(fall);
    for (let i = 0; i < steps; i++) trend.append({ n: n[i], sum: sum[i] });
    trend.worse();
    const followed = seconds(() => {
      for (let i = steps; i < steps + 200; i++) {
        trend.append({ n: n[i], sum: sum[i] });
        trend.worse();
      }
    });
    const anew = seconds(() => {
      for (let i = steps; i < steps + 20; i++)
        worse(countSeries({ n: n.slice(0, i + 1), sum: sum.slice(0, i + 1) }), fall);
    });
    const show = (time, looks) => ((1e6 * time) / looks).toFixed(0).padStart(8);
    console.log(`${`${steps} steps`.padEnd(12)}${show(followed, 200)}${show(anew, 20)}`);
  }
}

const { python, reason } = peers();
if (reason === undefined) await againstNumpy(python);
else console.log(`skipped: ${reason}`);
oneMoreStep();
