import { report } from '@bits-per-sample/report';

const rollouts = ['a', 'b', 'c', 'd'].flatMap((prompt_id, p) =>
  [1, 2, 3, 4].map((i) => ({ prompt_id, group: prompt_id, reward: Number(i <= p) })),
);
const r = await report(rollouts);
console.log(
  JSON.stringify({ rollouts: r.rollouts, live: r.groups.live, next: r.findings[1].change }),
);
