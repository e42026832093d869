import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { answerHash } from '../rows/answerHash.ts';
import { isObject, objectOf } from '../rows/objectOf.ts';
import { type DocumentContext, has, type Rollout, type RowReader } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

const GRADES: ReadonlyMap<unknown, number> = new Map(Object.entries({ C: 1, P: 0.5, I: 0, N: 0 }));

/** What the header of an Inspect log says of all its samples. */
export interface InspectTask {
  readonly task: string | undefined;
  readonly model: string | undefined;
}

/**
 * Reads the samples of an Inspect log, each tried once per epoch. Ids are numbers from 1 unless a
 * data set has its own, so the task stands before them. The reward is the value of the
 * first scorer: a grade (C 1, P 0.5, I and N 0), a number, or whether it was right.
 */
export function inspectSamples(
  { tally }: Pick<DocumentContext, 'tally'>,
  { task, model }: InspectTask,
): RowReader<Rollout> {
  const detail = task === undefined ? 'id' : 'task, id';
  let scorer: string | undefined;
  return {
    grouping: { method: 'explicit id', detail },
    prompts: { method: 'explicit id', detail },
    read(row, out) {
      const id = tally.id(row.id);
      if (id === undefined) {
        tally.skip('no-group', (n) => `${count(n, 'sample')} without an id`);
        return;
      }
      const group = task === undefined ? id : `${task}/${id}`;
      const scores = isObject(row.scores) ? row.scores : {};
      const names = Object.keys(scores);
      scorer ??= names[0];
      if (names.length > 1) noteScorers(names, scorer!, tally);
      const failed = row.error !== undefined && row.error !== null && row.error !== '';
      out.push({
        group,
        prompt: group,
        category: task,
        rollout: tally.id(row.epoch),
        // the same log may lie beside itself as .eval and .json
        id: tally.id(row.uuid),
        reward: failed ? Number.NaN : gradeOf(scores[scorer ?? ''], scorer ?? '', tally),
        kind: 'eval',
        status: failed ? 'error' : row.limit ? 'truncated' : 'ok',
        ...tokensOf(row.model_usage, model, tally),
        ...textMarks(objectOf(row.output).completion),
        ...answerOf(scores[scorer ?? '']),
      });
    },
  };
}

function gradeOf(score: unknown, scorer: string, tally: Tally): number {
  const value = isObject(score) ? score.value : score;
  if (value === null || typeof value !== 'object') return tally.number(GRADES.get(value) ?? value);
  const parts = Object.entries(value);
  if (parts.length === 1) return tally.number(GRADES.get(parts[0]![1]) ?? parts[0]![1]);
  tally.note(
    'score-by-name',
    `the score is several values by name, of which none is taken for the reward: name one, as in scores.${scorer}.value.${parts[0]?.[0] ?? 'correct'}`,
  );
  return Number.NaN;
}

/** The answer that a scorer took out of the output. */
const answerOf = (score: unknown): Partial<Rollout> | undefined =>
  isObject(score) && has(score, 'answer') ? { answerHash: answerHash(score.answer) } : undefined;

function noteScorers(names: readonly string[], scorer: string, tally: Tally): void {
  const rest = names.filter((name) => name !== scorer).join(', ');
  tally.note(
    'scorers',
    `reward = ${scorer}, the first scorer; left out: ${rest} (name scores.<scorer>.value as the reward to take another)`,
  );
}

/** What the model under test was given and wrote in all its calls; nothing of the judges. */
function tokensOf(usage: unknown, model: string | undefined, tally: Tally): Partial<Rollout> {
  const models = isObject(usage) ? usage : {};
  const own = models[model ?? Object.keys(models)[0] ?? ''];
  if (!isObject(own)) return {};
  return {
    inputTokens: tally.number(own.input_tokens),
    outputTokens: tally.number(own.output_tokens),
  };
}
