import { compareCapability } from '@bits-per-sample/capability';
import { passAtKFigure } from '@bits-per-sample/figures';

// right answers of 32, for 60 prompts before and after training
const counts = (right: (prompt: number) => number) => ({
  successes: Array.from({ length: 60 }, (_, prompt) => right(prompt)),
  attempts: Array<number>(60).fill(32),
});
const base = counts((prompt) => 1 + 4 * (prompt % 3));
const trained = counts((prompt) => (prompt % 3 === 0 ? 0 : 28));

export const figure = passAtKFigure(compareCapability(base, trained));
