import type { NowHeadline } from './reportShape.ts';
import type { Warnings } from './warnings.ts';

/** Why nothing is told of a teacher and of turns, and what of them is null. */
export function warnAboutDense({ teacher, turns }: NowHeadline, warnings: Warnings): void {
  if (teacher === null)
    warnings.detail(
      'no-teacher',
      'No rollout has log-probabilities of a teacher (columns student_logprobs and teacher_logprobs).',
      'teacher',
    );
  else {
    if (teacher.state === 'nothing')
      warnings.alarm(
        'teacher-says-nothing',
        "THE TEACHER SAYS WHAT THE STUDENT SAYS: the distance is 0 from the first step on, so that it teaches nothing. Check that its weights are others than the student's, and that its log-probabilities are no copy of the student's.",
      );
    const nulls = (
      ['tokens', 'covered', 'told', 'toldByTop', 'toldPerToken', 'distance', 'course'] as const
    ).filter((field) => teacher[field] === null);
    const fields = [...nulls, ...(teacher.reason === null ? ['reason'] : [])];
    warnings.detail(
      'teacher-in-part',
      'What is null of a teacher takes log-probabilities per token by both models, of several tokens at each place, lengths of answers and four steps.',
      ...fields.map((field) => `teacher.${field}`),
    );
  }
  if (turns === null)
    warnings.detail('no-turns', 'Rollouts have one turn, or their turns have no rewards.', 'turns');
  else {
    const nulls = (['bits', 'last', 'decides', 'reason'] as const).filter(
      (field) => turns[field] === null,
    );
    warnings.detail(
      'turns-in-part',
      'Turns tell bits where several rollouts of a prompt have rewards that differ from turn to turn, and which decides where one stands out.',
      ...nulls.map((field) => `turns.${field}`),
    );
  }
}
