import { connect, createServer, type Socket } from 'node:net';

/** A line between a client and a server that can be cut. */
export interface Proxy {
  readonly url: string;
  /** How many connections were made. */
  connections(): number;
  /** Cuts every connection there is; new ones may be made. */
  cut(): void;
  /** From now on nothing passes, and nothing is closed: as if a cable was pulled. */
  freeze(): void;
  /** Connections made from now on pass. */
  thaw(): void;
  close(): Promise<void>;
}

/** Opens a line to a server of Spark Connect on this machine. */
export async function openProxy(url: string): Promise<Proxy> {
  const port = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  let made = 0;
  let frozen = false;
  const server = createServer((near) => {
    made++;
    sockets.add(near);
    near.on('error', () => {});
    near.on('close', () => sockets.delete(near));
    if (frozen) return;
    const far = connect(port, '127.0.0.1');
    sockets.add(far);
    far.on('error', () => {});
    far.on('close', () => {
      sockets.delete(far);
      near.destroy();
    });
    near.on('close', () => far.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `sc://127.0.0.1:${own}`,
    connections: () => made,
    cut,
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    thaw() {
      frozen = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
