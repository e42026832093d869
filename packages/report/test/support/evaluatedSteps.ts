/** Means per step of a run of 40 steps, with an evaluation and a learning rate. */
export const evaluatedSteps = (evaluation: (step: number) => number, rate = 1e-6) =>
  Array.from({ length: 40 }, (_, step) => ({
    step: step + 1,
    reward: 0.3 + step / 100,
    loss: 0.1,
    lr: rate,
    'eval/accuracy': evaluation(step + 1),
  }));
