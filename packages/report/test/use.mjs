// One use of every entry point, and what it must give: run in every runtime.
export default {
  '@bits-per-sample/report': [
    async ({ report }) => {
      const r = await report([
        [1, 0, 0, 1],
        [0, 0, 0, 0],
      ]);
      return `${r.groups.live} of ${r.groups.total}`;
    },
    '1 of 2',
  ],
};
