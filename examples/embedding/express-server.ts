import express from 'express';
import { calculatorEndpoint } from './calculator.ts';

/** `express-server.ts PORT AUTHORITIES CERTIFICATE KEY`: the calculator beside the other pages of a site. */
const [port, authorities = '', certificate = '', key = ''] = process.argv.slice(2);

const app = express();
app.get('/', (_request, response) => void response.send('A site with a calculator.'));
app.use('/calculator', calculatorEndpoint({ authorities, certificate, key }));
app.listen(Number(port), '127.0.0.1', () => {
  console.log(`The calculator is at http://127.0.0.1:${port}/calculator`);
});
