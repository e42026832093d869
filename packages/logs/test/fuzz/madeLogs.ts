/** Logs of shapes that no sample has, by name. */
export const madeLogs: Readonly<Record<string, string>> = {
  'quoted.csv':
    'group,prompt,reward,step\na,"say ""hi"",\nplease",1,1\na,"say ""hi"",\nplease",0,1\nb,x,1,2\nb,x,1,2\n',
  'commas.csv': 'prompt_id;reward;step\na;0,5;1\na;1,0;1\nb;0,25;2\nb;0;2\n',
  'plain.csv': 'step,prompt_id,reward\n1,a,1\n1,a,0\n1,b,0\n1,b,0\nstep,prompt_id,reward\n1,c,1\n',
  'words.tsv': 'task\tresult\na\tpass\na\tfail\nb\ttimeout\nb\tpass\nc\tyes\n',
  'counts.csv': 'id,n,c\na,4,1\nb,4,4\nc,4,0\n',
  'rates.csv': 'id,pass_rate,n\na,25%,4\nb,0.5,4\nc,1,4\n',
  'frame.json':
    '{"prompt_id":{"0":"a","1":"a","2":"b"},"reward":{"0":1,"1":0,"2":1},"step":{"0":1,"1":1,"2":1}}',
  'split.json': '{"columns":["prompt_id","reward"],"index":[0,1],"data":[["a",1],["a",0]]}',
  'columns.json': '{"prompt_id":["a","a","b","b"],"reward":[1,0,1,1],"step":[1,1,1,1]}',
  'records.json': '[{"group":"a","reward":1},{"group":"a","reward":0},{"group":"b","reward":0.5}]',
  'keyed.json': '{"a":{"rewards":[1,0,1]},"b":{"rewards":[0,0,0]}}',
  'lists.jsonl':
    '{"prompt_id":"a","rewards":[1,0,1]}\n{"prompt_id":"b","rewards":[0,0,0,1]}\n{"prompt_id":"c","rewards":[]}\n',
  'parts.jsonl':
    '{"prompt":"p","completion":"x","rewards":{"format":1,"correct":0}}\n{"prompt":"p","completion":"y","rewards":{"format":1,"correct":1}}\n',
  'tokens.jsonl':
    '{"prompt":"p","completion":"x y","rewards":[0,0,1]}\n{"prompt":"p","completion":"z","rewards":[0,1]}\n{"prompt":"q","completion":"z","rewards":[0]}\n',
  'nested.jsonl':
    '{"task":{"id":1},"results":[{"completions":[{"score":1},{"score":0}]}]}\n{"task":{"id":2},"results":[{"completions":[{"score":1}]}]}\n',
  'chats.jsonl':
    '{"messages":[{"role":"user","content":"p"}],"reward":1,"step":1}\n{"messages":[{"role":"user","content":"p"}],"reward":0,"step":1}\n{"messages":[{"role":"user","content":"q"}],"reward":true,"step":2}\n',
  'resumed.jsonl': Array.from(
    { length: 12 },
    (_, i) => `{"group":"${i % 2}","reward":${i % 3},"step":${(i >> 1) % 4},"rollout":${i % 4}}\n`,
  ).join(''),
  'kinds.jsonl':
    '{"group":1,"reward":1,"status":"ok"}\n{"group":"1","reward":null,"status":"error"}\n{"group":true,"reward":0,"kind":"eval"}\n{"group":9007199254740993,"reward":"1"}\n',
  'console.txt':
    "  0%|          | 0/3 [00:00<?, ?it/s]\r\u001b[32m{'loss': 0.1, 'grad_norm': 1.5, 'reward': 0.5, 'step': 1}\u001b[0m\n 33%|███       | 1/3 [00:01<00:02]{'loss': nan, 'reward': 0.6, 'reward_std': 0.1, 'epoch': 0.1}\n[rank0] {'train_runtime': 3.2}\n",
  'keys.log':
    'step:1 - actor/pg_loss:0.1 - critic/score/mean:0.5\nstep:2 - actor/pg_loss:0.2 - critic/score/mean:0.75\n',
  'wandb.csv': '"Step","run - reward","run - reward__MIN"\n"1","0.5","0.1"\n"2","0.75","0.2"\n',
};
