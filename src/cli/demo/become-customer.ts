import { connectProvider, type Provider } from '../../client/connect-provider.ts';
import { newRequestId } from '../../client/request-id.ts';
import { identityOf } from '../../security/x509/certificate.ts';
import { loadUserSecurity } from '../home/certificates.ts';
import { accountText } from '../views/account-view.ts';
import { identityText } from '../views/identity-text.ts';
import type { Demo } from './demo.ts';
import { expect } from './demo-failed.ts';

/** A provider and the account that is charged there. */
export interface Customer {
  readonly provider: Provider;
  readonly accountId: string;
}

/** Opens an account (MG-13, MG-31) and notes it in the address book. */
export async function becomeCustomer(
  { story, toProvider, book, certificates }: Demo,
  address: string,
): Promise<Customer> {
  const { credential, trust } = await loadUserSecurity(certificates);
  const provider = connectProvider(address, { transport: toProvider, credential, trust });
  story.chapter('The client opens an account with the provider');
  const { subject, issuer } = identityOf(credential.chain[0]);
  story.facts([
    ['Signed by', identityText(subject)],
    ['Certified by', identityText(issuer)],
  ]);
  story.tell(
    'Every request from now on is signed with this certificate, every answer with that of the provider.',
  );
  const request = { requestId: newRequestId(), title: 'Holiday pictures', contact: 'demo@example.org' };
  const { account } = await provider.accounts.OpenAccount(request);
  expect(account.state === 'open', `The new account is ${account.state}.`);
  await book.rememberProvider(provider.address.href, account.accountId);
  story.tell(accountText(account));
  return { provider, accountId: account.accountId };
}
