import { runOverTimeFigure } from '@bits-per-sample/figures';

// the share of live groups falls at step 360
const step = Array.from({ length: 30 }, (_, i) => 20 * i);
const value = step.map((t, i) => (t < 360 ? 0.7 : 0.12) + ((i * 7) % 5) / 40);

export const figure = runOverTimeFigure({
  headline: 'live groups',
  format: 'percent',
  step,
  value,
  lower: value.map((share) => share - 0.08),
  upper: value.map((share) => share + 0.08),
  window: { from: 360, to: 580 },
  onsets: [{ label: 'Alarm', step: 360, low: 340, high: 380 }],
});
