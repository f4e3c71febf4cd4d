import { createServer } from 'node:net';

/** The first of so many free ports of 127.0.0.1 in a row, ten at most, below those that the kernel gives to clients. */
export async function freePorts(count: number): Promise<number> {
  for (let base = 20_000 + (process.pid % 900) * 10; ; base += 10) {
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) return base;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
