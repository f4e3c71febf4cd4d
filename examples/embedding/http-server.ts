import { createServer } from 'node:http';
import { calculatorEndpoint } from './calculator.ts';

/** `http-server.ts PORT AUTHORITIES CERTIFICATE KEY`: the calculator alone, with nothing but Node. */
const [port, authorities = '', certificate = '', key = ''] = process.argv.slice(2);

createServer(calculatorEndpoint({ authorities, certificate, key })).listen(Number(port), '127.0.0.1', () => {
  console.log(`The calculator is at http://127.0.0.1:${port}/`);
});
