import type * as message from '../../../contracts/generated/job-types.ts';
import type { Application } from '../../applications/application.ts';
import { requirementsMessage } from './common-messages.ts';

/** An application in a list. */
export function applicationSummary(application: Application): message.ApplicationSummary {
  const { uri, name, version, description, group, keywords } = application;
  return { applicationUri: uri, name, applicationVersion: version, description, group, keywords };
}

/**
 * An application with all that a client needs to submit a job.
 *
 * @param advanced Whether advanced parameters are shown (MG-15).
 */
export function applicationMessage(application: Application, advanced: boolean): message.Application {
  const { inputs, outputs, parameters, requirements } = application;
  return {
    ...applicationSummary(application),
    inputs,
    outputs,
    parameters: parameters.filter((parameter) => advanced || !parameter.advanced),
    requirements: requirementsMessage(requirements),
  };
}
