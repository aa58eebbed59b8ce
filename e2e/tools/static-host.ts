/** The plainest of hosts: a folder over HTTP, no headers of our own; it can be stopped and come back at the same address. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveFolder } from './compressed-files.ts';

export interface StaticHost {
  readonly address: string;
  /** Paths asked for since the start, in order. */
  readonly asked: readonly string[];
  /** Milliseconds that every answer waits from now on. */
  readonly slowDown: (milliseconds: number) => void;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/**
 * Serves at a port that the system chooses and that stays the host's own over stops.
 * @param at where on the host the folder lies, with a slash at both ends
 */
export async function startStaticHost(folder: string, at = '/'): Promise<StaticHost> {
  const serve = serveFolder(folder, () => ({}));
  const asked: string[] = [];
  let server: Server;
  let port = 0;
  let delay = 0;
  const start = async (): Promise<void> => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const answerMissing = () => void response.writeHead(404).end();
      request.url = path.slice(at.length - 1);
      setTimeout(() => (path.startsWith(at) ? serve(request, response, answerMissing) : answerMissing()), delay);
    });
    await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
    port = (server.address() as AddressInfo).port;
  };
  await start();
  return {
    address: `http://localhost:${port}${at}`,
    asked,
    start,
    slowDown(milliseconds) {
      delay = milliseconds;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
