import type { Transport } from '../../soap/client/transport.ts';
import type { AddressBook } from '../home/address-book.ts';
import type { Story } from './story.ts';

/** What every step of the demonstration works with. */
export interface Demo {
  readonly story: Story;
  /** To the broker: unsigned requests. */
  readonly toBroker: Transport;
  /** To the provider: signed requests. */
  readonly toProvider: Transport;
  /** Of the demonstration's own; the user's is left alone. */
  readonly book: AddressBook;
  /** Directory of the certificates. */
  readonly certificates: string;
}
