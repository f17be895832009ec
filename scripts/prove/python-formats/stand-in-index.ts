/** A package index on this machine, in place of one that cannot be reached from it. */
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Wheel, pureWheel, standInWheels } from './stand-in-wheel.ts';

export interface StandInIndex {
  /** Without a slash at the end. */
  readonly url: string;
  /** The address of a folder that holds just these packages: a name and its versions. */
  readonly publish: (label: string, packages: readonly StandInPackage[]) => string;
  /** The address of a wheel in place of a repository. */
  readonly publishFile: (name: string) => string;
  readonly close: () => void;
}

export interface StandInPackage {
  readonly name: string;
  readonly version: string;
  readonly needs: readonly string[];
}

/** Serves what is published later. @see https://peps.python.org/pep-0503/ */
export async function startStandInIndex(): Promise<StandInIndex> {
  const folders = new Map<string, Map<string, readonly Wheel[]>>();
  const files = new Map<string, Wheel>();
  const server = createServer(({ url = '/' }, response) => {
    const [, folder = '', name = '', file] = decodeURIComponent(url).split('/');
    if (folder === 'files') return sendWheel(response, files.get(name));
    const wheels = folders.get(folder)?.get(name) ?? [];
    if (file !== undefined && file !== '') {
      return sendWheel(
        response,
        wheels.find((wheel) => wheel.name === file),
      );
    }
    return sendPage(response, wheels);
  });
  const url = await listen(server);
  return {
    url,
    publish(label, packages) {
      const folder = folders.get(label) ?? new Map<string, readonly Wheel[]>();
      for (const { name, version, needs } of packages) {
        const others = folder.get(name) ?? [];
        const made = standInWheels(name, version, needs);
        if (!others.some((wheel) => wheel.name === made[0]?.name)) {
          folder.set(name, [...others, ...made]);
        }
      }
      folders.set(label, folder);
      return `${url}/${label}`;
    },
    publishFile(name) {
      const wheel = pureWheel(name, '0');
      files.set(wheel.name, wheel);
      return `${url}/files/${wheel.name}`;
    },
    close: () => server.close(),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function sendPage(response: ServerResponse, wheels: readonly Wheel[]): void {
  response.writeHead(wheels.length === 0 ? 404 : 200, { 'content-type': 'text/html' });
  const links = wheels.map(
    ({ name, sha256 }) => `<a href="${encodeURIComponent(name)}#sha256=${sha256}">${name}</a>`,
  );
  response.end(`<!DOCTYPE html><html><body>${links.join('\n')}</body></html>`);
}

function sendWheel(response: ServerResponse, wheel: Wheel | undefined): void {
  response.writeHead(wheel === undefined ? 404 : 200, { 'content-type': 'application/zip' });
  response.end(wheel?.bytes);
}
