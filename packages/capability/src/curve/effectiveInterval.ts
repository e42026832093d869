import { betaQuantile } from '@bits-per-sample/core';
import { studentTail } from '../numeric/studentTail.ts';

/**
 * Clopper and Pearson's interval with an effective number of prompts: the one whose coin tosses
 * would scatter as much as was measured (Korn & Graubard 1998). It keeps inside [0, 1], is honest
 * where only a few prompts pass or fail, and has width where all agree. The design effect is
 * pulled towards the grain (one deciding attempt) with the weight of half a prompt.
 */
export function effectiveInterval(
  mean: number,
  variance: number,
  prompts: number,
  grain: number,
  critical: number,
): { lower: number; upper: number } {
  const pull = 0.5;
  const design = (variance + pull * grain) / (prompts * mean * (1 - mean) + pull);
  const n = prompts / design;
  const tail = studentTail(critical, Infinity) / 2;
  const passed = n * mean;
  const failed = n * (1 - mean);
  const sure = !(n < 1e15); // k = 0, or attempts without number
  return {
    lower: mean <= 0 ? 0 : sure ? mean : betaQuantile(tail, passed, failed + 1),
    upper: mean >= 1 ? 1 : sure ? mean : 1 - betaQuantile(tail, failed, passed + 1),
  };
}
