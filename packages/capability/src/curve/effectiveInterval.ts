/**
 * Wilson's interval with an effective number of prompts: the one whose coin tosses would scatter
 * as much as was measured. It keeps inside [0, 1], leans to the right side near the ends, and has
 * width where all prompts agree. The design effect is pulled towards the grain (one deciding
 * attempt) with the weight of half a prompt.
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
  const z = critical * critical;
  const centre = (mean + z / (2 * n)) / (1 + z / n);
  const margin = (critical * Math.sqrt((mean * (1 - mean)) / n + z / (4 * n * n))) / (1 + z / n);
  return {
    lower: mean <= 0 ? 0 : Math.max(0, centre - margin),
    upper: mean >= 1 ? 1 : Math.min(1, centre + margin),
  };
}
