const worker = new Worker('/worker.mjs', { type: 'module' });
worker.postMessage([
  [1, 0, 1, 0],
  [0, 0, 0, 0],
]);
worker.onmessage = ({ data: r }) => {
  console.log(JSON.stringify({ groups: r.groups.total, live: r.groups.live }));
  console.log('done');
};
