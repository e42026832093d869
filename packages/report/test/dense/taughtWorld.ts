import { createRng } from '@bits-per-sample/core';

/** A world of teachers, and what a student that believes in their mean is told by one of them. */
export interface TaughtWorld {
  /** Which of the sixteen teachers teaches; `'student'`: the student itself. */
  readonly teacher: number | 'student';
  readonly seed: number;
  readonly prompts?: number;
  readonly rollouts?: number;
  readonly tokens?: number;
  readonly steps?: number;
  /** How sharp teachers are: the log-odds of their favourites. */
  readonly sharpness?: number;
  /** Tokens at each place whose log-probabilities are logged. */
  readonly top?: number;
  /** Temperature of sampling, where it is another than that of the logged numbers. */
  readonly temperature?: number;
}

/** A rollout of it, in natural logarithms, with what it was told. */
export interface TaughtRollout {
  readonly step: number;
  readonly group: string;
  readonly student: number[];
  readonly teacher: number[];
  readonly studentTop: number[][];
  readonly teacherTop: number[][];
  /** Σ KL(τ‖π) over the visited places, bits: all that the teacher tells. */
  readonly truth: number;
  /** Σ KL(π‖τ) over the visited places, nats: the distance. */
  readonly distance: number;
}

const TEACHERS = 16;
const VOCABULARY = 12;

/**
 * Rollouts of an exact world: at each place every teacher has a distribution over tokens, and the
 * student samples from their mean, weighted by how likely each teacher would have come there. Its
 * predictions are thus calibrated, and KL(τ‖π) is all that a teacher tells it, exactly.
 */
export function taughtWorld({
  teacher,
  seed,
  prompts = 24,
  rollouts = 8,
  tokens = 12,
  steps = 4,
  sharpness = 2,
  top = 0,
  temperature = 1,
}: TaughtWorld): TaughtRollout[] {
  const rng = createRng(seed);
  const out: TaughtRollout[] = [];
  for (let prompt = 0; prompt < prompts; prompt++) {
    const logits = Array.from({ length: TEACHERS }, () =>
      Array.from({ length: tokens }, () =>
        Array.from({ length: VOCABULARY }, () => sharpness * (rng.next() + rng.next() - 1)),
      ),
    );
    for (let step = 0; step < steps; step++)
      for (let i = 0; i < rollouts; i++)
        out.push({
          step,
          group: `p${prompt}`,
          ...rolled(logits, { teacher, tokens, top, temperature }, () => rng.next()),
        });
  }
  return out;
}

function rolled(
  logits: readonly (readonly (readonly number[])[])[],
  {
    teacher,
    tokens,
    top,
    temperature,
  }: Required<Pick<TaughtWorld, 'teacher' | 'tokens' | 'top' | 'temperature'>>,
  draw: () => number,
): Omit<TaughtRollout, 'step' | 'group'> {
  let weights = new Array<number>(TEACHERS).fill(1 / TEACHERS);
  const lists = { student: [] as number[], teacher: [] as number[] };
  const tops = { studentTop: [] as number[][], teacherTop: [] as number[][] };
  let [truth, distance] = [0, 0];
  for (let place = 0; place < tokens; place++) {
    const each = logits.map((of) => softmax(of[place]!));
    const student = each[0]!.map((_, y) =>
      each.reduce((sum, tau, theta) => sum + weights[theta]! * tau[y]!, 0),
    );
    const tau = teacher === 'student' ? student : each[teacher]!;
    truth += tau.reduce((sum, p, y) => sum + p * Math.log2(p / student[y]!), 0);
    distance += student.reduce((sum, p, y) => sum + p * Math.log(p / tau[y]!), 0);
    const token = drawn(softmax(student.map((p) => Math.log(p) / temperature)), draw);
    lists.student.push(Math.log(student[token]!));
    lists.teacher.push(Math.log(tau[token]!));
    const likeliest = [...tau.keys()].sort((a, b) => tau[b]! - tau[a]!).slice(0, top);
    tops.studentTop.push(likeliest.map((y) => Math.log(student[y]!)));
    tops.teacherTop.push(likeliest.map((y) => Math.log(tau[y]!)));
    const after = weights.map((w, theta) => w * each[theta]![token]!);
    const sum = after.reduce((a, x) => a + x, 0);
    weights = after.map((w) => w / sum);
  }
  return { ...lists, ...tops, truth, distance };
}

function softmax(logits: readonly number[]): number[] {
  const exps = logits.map(Math.exp);
  const sum = exps.reduce((a, x) => a + x, 0);
  return exps.map((x) => x / sum);
}

function drawn(p: readonly number[], draw: () => number): number {
  let left = draw();
  for (let y = 0; y < p.length; y++) {
    left -= p[y]!;
    if (left < 0) return y;
  }
  return p.length - 1;
}
