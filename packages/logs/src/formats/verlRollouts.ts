import { emptyHash, hash52, hash64 } from '../bytes/hash64.ts';
import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { answerColumns } from '../rows/answerColumns.ts';
import { answerHash } from '../rows/answerHash.ts';
import { NamedReward } from '../rows/namedReward.ts';
import { numberFromName } from '../rows/numberFromName.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { successColumn } from '../rows/successColumn.ts';
import { successNote } from '../rows/successNote.ts';
import { textOf } from '../rows/textOf.ts';

const UID = /^(.+)_([^_]+)_([^_]+)$/;

/**
 * Rollouts of verl, `{rollout_data_dir}/{step}.jsonl`. The older trainer writes no id, so the
 * group is the prompt within a step; the newer one writes `uid` = `<prompt>_<session>_<output>`,
 * and several outputs of one session share one score, of which one is kept.
 */
export const verlRollouts: RowFormat = {
  name: 'verl-rollouts',
  kind: 'rollouts',
  recognises: (row) =>
    typeof row.input === 'string' && typeof row.output === 'string' && has(row, 'score', 'step'),

  open(context) {
    const { tally, name, first } = context;
    const nameStep = numberFromName(name) ?? context.nameStep;
    const byUid = typeof first.uid === 'string' && UID.test(first.uid);
    const validation = /(^|[\\/_.-])val(id|idation)?([\\/_.-]|$)/i.test(name);
    // only the validation writer repeats the score as `reward`
    const kind = validation || has(first, 'reward') ? 'eval' : 'train';
    const reward = new NamedReward(context, ['score']);
    const prompts = new PromptIds(tally);
    const pred = answerColumns(context.head, context.mapping).answer;
    const success = successColumn(context.head, reward.columns);
    if (success !== undefined) tally.note(...successNote(success, reward.columns));
    tally.note(
      'survivors',
      'verl writes this file after filter_groups: if that was on, groups without a gradient are missing here',
    );

    return {
      uses: ['reward'],
      grouping: byUid
        ? { method: 'explicit id', detail: 'step, uid without session and output' }
        : { method: 'step + prompt text', detail: 'step, input' },
      // a uid is drawn anew for every batch: it names a group, and no prompt
      prompts: { method: 'prompt text', detail: 'input' },
      read(row, out) {
        const { input, output, uid } = row;
        const step = has(row, 'step') ? tally.number(row.step) : nameStep;
        const session = byUid && typeof uid === 'string' ? UID.exec(uid) : null;
        const prompt = typeof input === 'string' ? prompts.of(input) : undefined;
        const group = session?.[1] ?? prompt;
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without input text or uid`);
          return;
        }
        const value = reward.sum(row);
        const rollout = session?.[2];
        const said = hash64(textOf(output), emptyHash);
        const content = rollout === undefined ? hash64(String(value), said) : undefined;
        const right = success === undefined ? undefined : tally.verdict(row[success], success);
        out.push({
          step,
          group,
          prompt,
          reward: value,
          kind,
          rollout,
          content,
          ...(right !== undefined && { success: right }),
          ...(typeof output === 'string' && { textHash: hash52(said), textLength: output.length }),
          ...(pred !== undefined && { answerHash: answerHash(row[pred]) }),
        });
      },
      end: () => reward.check(),
    };
  },
};
