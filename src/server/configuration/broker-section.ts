import { z } from 'zod';
import { count, distinguishedName, httpUrl, listener, text } from './values.ts';

const ABOUT =
  'This broker lists services: applications that providers run for you on their computers. Choose a service, ' +
  'open an account with its provider (OpenAccount), ask what the application needs (DescribeApplication) and what ' +
  'it costs (RequestQuote), send your files (CreateStager, WriteStager), start the job (SubmitJob), follow it ' +
  '(WaitForJob) and fetch the results (ReadStager). Sign every request to a provider with your certificate.';

/** Settings of the broker. */
export const brokerSection = z
  .strictObject({
    ...listener(8080),
    name: text.default('Plegma broker').describe('Shown to clients'),
    about: z
      .string()
      .max(4000)
      .default(ABOUT)
      .describe('A text for people who see the Grid for the first time'),
    peers: z.array(httpUrl).default([]).describe('Addresses of other brokers, told to clients'),
    providers: z
      .array(
        z.strictObject({
          issuer: distinguishedName.describe('The authority that certified the provider'),
          subject: distinguishedName
            .optional()
            .describe('The provider; left out, everybody whom this authority certified'),
        }),
      )
      .prefault([])
      .describe("Who may register services, beside this process's own provider"),
    maximumServices: count.default(1000).describe('How many services one provider may register'),
  })
  .prefault({});
