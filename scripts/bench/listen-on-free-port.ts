/** Lets a server listen on a port of this machine that nobody uses. */
import type { Server } from 'node:net';

/** @returns the port */
export async function listenOnFreePort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address !== null && typeof address === 'object') return address.port;
  throw new Error('The server listens, but on no port.');
}
