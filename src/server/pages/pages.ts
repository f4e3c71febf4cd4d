import express, { type Express, type Response } from 'express';
import { requestAddress } from '../../soap/server/request-address.node.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Site } from '../site.ts';
import { readinessOf } from './readiness.ts';
import { serviceListPage } from './service-list.ts';
import { welcomePage } from './welcome.ts';

/** What the pages show. */
export interface PageSources {
  readonly sites: readonly Site[];
  readonly metrics: Metrics;
  readonly log: Log;
}

/** The pages beside the SOAP endpoints: for people, for Prometheus, and for whatever monitors the process. */
export function pages(sources: PageSources): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.setTimeout(PATIENCE);
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': POLICY });
    next();
  });
  addPagesForPeople(app, sources);
  addMonitoring(app, sources);
  addRefusals(app, sources);
  return app;
}

/** Milliseconds in which a reader has to take something of a page. */
const PATIENCE = 30_000;

/** The pages hold no script and load nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

function addPagesForPeople(app: Express, { sites }: PageSources): void {
  app.get('/', (request, response) => {
    sendHtml(response, welcomePage(sites, requestAddress(request)));
  });
  // Axis has its list at /axis/services.
  app.get(['/services', '/axis/services'], (request, response) => {
    sendHtml(response, serviceListPage(sites, requestAddress(request)));
  });
}

function addMonitoring(app: Express, { sites, metrics }: PageSources): void {
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  app.get('/readyz', async (_request, response) => {
    const readiness = await readinessOf(sites);
    response.status(readiness.ready ? 200 : 503).json(readiness);
  });
  app.get('/metrics', async (_request, response) => {
    const { contentType, text } = await metrics.read();
    response.set('Content-Type', contentType).send(text);
  });
}

/** What every other path and every failure of a page is answered with: to be added last. */
function addRefusals(app: Express, { log }: PageSources): void {
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('There is nothing here; /services lists the services.\n');
  });
  app.use((error: unknown, _request: express.Request, response: Response, _next: express.NextFunction) => {
    log.error({ err: error }, 'page');
    response
      .status(500)
      .type('text/plain')
      .send('The page could not be made; the log of the server says why.\n');
  });
}

const sendHtml = (response: Response, text: string): void => {
  response.type('html').send(text);
};
