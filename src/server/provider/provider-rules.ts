import type { AccountRules } from '../../provider/accounts/account-rules.ts';
import type { DataRules } from '../../provider/data/data-rules.ts';
import type { EnginePatience } from '../../provider/jobs/job-context.ts';
import type { JobEngineOptions } from '../../provider/jobs/job-engine.ts';
import type { JobRules } from '../../provider/jobs/jobs.ts';
import type { PollPace } from '../../provider/jobs/platform-poller.ts';
import { parseAmount } from '../../provider/money.ts';
import type { ProviderSettings } from '../configuration/configuration.ts';

// The rules of the provider's parts, made from its settings: seconds become milliseconds, amounts minor units.

/**
 * How accounts are opened.
 *
 * @throws AMOUNT_INVALID where the credit is finer than the currency's minor unit.
 */
export function accountRules(settings: ProviderSettings['accounts']): AccountRules {
  const { operators, currencies, creditWithoutChecks, tier } = settings;
  const rules = { operators, currencies, tier };
  if (creditWithoutChecks === '') return rules;
  const path = 'provider.accounts.creditWithoutChecks';
  return { ...rules, creditWithoutChecks: parseAmount(creditWithoutChecks, currencies[0], path) };
}

/** How much data is taken, and how long it is kept. */
export const dataRules = (settings: ProviderSettings['data']): DataRules => ({
  stagerBytes: settings.maximumStager,
  accountBytes: settings.maximumAccount,
  freeBytes: settings.freeSpace,
  lifetime: settings.lifetime * 1000,
});

/** How runs are sold. */
export const jobRules = ({ quoteLifetime, advancedTiers }: ProviderSettings['jobs']): JobRules => ({
  quoteLifetime: quoteLifetime * 1000,
  advancedTiers,
});

/** How the engine works on jobs: how often it asks, how long it waits, how long it keeps what has ended. */
export const engineRules = (
  settings: ProviderSettings['jobs'],
): Pick<JobEngineOptions, 'pace' | 'patience' | 'keep'> => ({
  pace: pollPace(settings),
  patience: enginePatience(settings),
  keep: settings.keep * 1000,
});

const pollPace = ({ shortestPoll, longestPoll }: ProviderSettings['jobs']): PollPace => ({
  shortest: shortestPoll * 1000,
  longest: Math.max(shortestPoll, longestPoll) * 1000,
  backOff: 120_000,
});

/** How long the engine waits for what may still come (GR-56: 60 s for the end of a job that has vanished). */
const enginePatience = ({ patience }: ProviderSettings['jobs']): EnginePatience => ({
  look: patience.look * 1000,
  vanish: patience.vanish * 1000,
  reason: patience.reason * 1000,
});
