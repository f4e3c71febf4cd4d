import { connectProvider, type Provider } from '../../client/connect-provider.ts';
import { newRequestId } from '../../client/request-id.ts';
import { identityOf } from '../../security/x509/certificate.ts';
import { loadUserSecurity } from '../certificates.ts';
import { accountText } from '../views/account-view.ts';
import type { Demo } from './demo.ts';
import { expect } from './demo-failed.ts';

/** A provider and the account that is charged there. */
export interface Customer {
  readonly provider: Provider;
  readonly accountId: string;
}

/** Opens an account (MG-13, MG-31) and notes it in the address book. */
export async function becomeCustomer(
  { story, transport, book, certificates }: Demo,
  address: string,
): Promise<Customer> {
  const { credential, trust } = await loadUserSecurity(certificates);
  const provider = connectProvider(address, { transport, credential, trust });
  story.chapter('The client opens an account with the provider');
  const { subject, issuer } = identityOf(credential.chain[0]);
  story.facts([
    ['Signed by', subject],
    ['Certified by', issuer],
  ]);
  story.tell('Every request from now on is signed like this, and every answer by the provider.');
  const request = { requestId: newRequestId(), title: 'Holiday pictures', contact: 'demo@example.org' };
  const { account } = await provider.accounts.OpenAccount(request);
  expect(account.state === 'open', `The new account is ${account.state}.`);
  await book.rememberProvider(provider.address.href, account.accountId);
  story.tell(accountText(account));
  return { provider, accountId: account.accountId };
}
