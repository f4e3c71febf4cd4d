import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import { PlegmaError } from '../errors/plegma-error.ts';
import { ConnectionTurns } from '../soap/server/connection-turns.node.ts';
import { equivalentPath } from '../soap/server/equivalent-path.ts';
import { toOriginForm } from '../soap/server/request-target.node.ts';
import { type RefusedConnection, refuseConnection } from './refuse-connection.ts';
import type { RequestHandler, Site } from './site.ts';

/** The interface and port to listen on. */
export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
}

/** What strangers may take of a host. */
export interface HostLimits {
  /** Milliseconds within which the headers of a request must arrive. */
  readonly headerPatience?: number;
  /**
   * Connections at once, any number by default: each takes one of the process's file descriptors, which files and
   * commands need, too.
   */
  readonly connections?: number;
}

/**
 * One port with the sites behind it. SOAP endpoints are called directly by the `http.Server`, past Express, which serves
 * the pages: it costs about 120 µs a request.
 */
export class Host {
  readonly #server: Server;
  readonly #turns = new ConnectionTurns();
  #handle: RequestHandler = unavailable;
  #refused: (connection: RefusedConnection) => void = () => undefined;
  /** Connections that were refused: the parser reports every further piece that arrives on them. */
  readonly #givenUp = new WeakSet<Duplex>();

  constructor({ headerPatience = 30_000, connections = Number.POSITIVE_INFINITY }: HostLimits = {}) {
    const times = {
      // Uploads of gigabytes take longer than Node's 5 minutes; the endpoints time slow bodies themselves.
      requestTimeout: 0,
      headersTimeout: headerPatience,
      // How often Node checks: with its default of 30 s a slow sender would get that much more.
      connectionsCheckingInterval: headerPatience / 10,
      keepAliveTimeout: 65_000,
    };
    this.#server = createServer(times, (request, response) => this.#receive(request, response));
    this.#server.on('clientError', (error, socket) => this.#refuse(error, socket));
    this.#server.maxConnections = connections;
    // Who comes back finds room where others only keep a connection for later.
    this.#server.on('drop', () => this.#server.closeIdleConnections());
  }

  /**
   * Takes the port. Requests are answered with 503 until {@link serve} is called: the sites can be composed only once
   * their addresses are known.
   *
   * @returns the base address, for example `http://127.0.0.1:8080/`
   * @throws PORT_UNAVAILABLE
   */
  async listen({ host, port }: ListenOptions): Promise<URL> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, host, () => resolve());
    }).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new PlegmaError('PORT_UNAVAILABLE', `Port ${port} of ${host} cannot be listened on: ${reason}.`, {
        cause,
      });
    });
    return baseAddress(this.#server.address());
  }

  /**
   * Routes requests: exact paths to SOAP services, folders to their handlers, all else to the pages.
   *
   * @param refused Told of connections on which something arrived that is not HTTP.
   */
  serve(
    sites: readonly Site[],
    pages: RequestHandler,
    refused?: (connection: RefusedConnection) => void,
  ): void {
    if (refused !== undefined) this.#refused = refused;
    const services = new Map(
      sites.flatMap((site) => site.services.map(({ path, handle }) => [path, handle] as const)),
    );
    const folders = sites.flatMap((site) => site.folders);
    this.#handle = (request, response) => {
      const path = pathOf(request);
      const handler =
        services.get(path) ??
        services.get(equivalentPath(path)) ??
        folders.find((folder) => path.startsWith(folder.path))?.handle ??
        pages;
      handler(request, response);
    };
  }

  /**
   * Stops accepting, lets running requests finish, and closes what is left after the time limit.
   *
   * @param limit Seconds.
   */
  async close(limit: number): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    for (const response of this.#turns.all()) response.shouldKeepAlive = false;
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), limit * 1000);
    await closed;
    clearTimeout(timer);
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    response.on('close', () => {
      if (!this.#server.listening) this.#server.closeIdleConnections();
    });
    if (!this.#server.listening) response.shouldKeepAlive = false;
    toOriginForm(request);
    this.#turns.take(response, () => this.#handle(request, response));
  }

  #refuse(error: Error, socket: Duplex): void {
    if (this.#givenUp.has(socket)) return;
    this.#givenUp.add(socket);
    const connection = refuseConnection(error, socket, this.#turns.of(socket));
    if (connection !== undefined) this.#refused(connection);
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

function unavailable(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end('Starting.\n');
}

function baseAddress(address: AddressInfo | string | null): URL {
  if (address === null || typeof address === 'string')
    throw new TypeError('The server listens on no TCP port.');
  const unspecified = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[address.address];
  const name = unspecified ?? (isIPv6(address.address) ? `[${address.address}]` : address.address);
  return new URL(`http://${name}:${address.port}/`);
}
