// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/logs': [
    async ({ fromText, readLog }) => {
      const log = await readLog(fromText('{"group":"a","reward":1}\n{"group":"a","reward":0}'));
      const rewards = [];
      for await (const { columns } of log.tables) rewards.push(...columns.reward);
      return rewards.join();
    },
    '1,0',
  ],
};
