import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { PlegmaError } from '../../src/errors/plegma-error.ts';
import type { VerifiedMessage } from '../../src/security/message-verification.ts';
import { type VerifyOptions, verifyMessage } from '../../src/security/verify-message.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { world } from './world.ts';

/** The message must be accepted as signed. */
export async function accepted(text: string, options: Partial<VerifyOptions> = {}): Promise<VerifiedMessage> {
  const { trust } = await world();
  const message = await verifyMessage(parseXml(text), { trust: trust(), ...options });
  assert.equal(message.kind, 'verified');
  if (message.kind !== 'verified') throw new Error('unreachable');
  return message;
}

/** The message must be refused, for this reason. */
export async function refused(
  text: string,
  code: ErrorCode | readonly ErrorCode[],
  options: Partial<VerifyOptions> = {},
): Promise<PlegmaError> {
  const { trust } = await world();
  const codes: readonly ErrorCode[] = typeof code === 'string' ? [code] : code;
  try {
    await verifyMessage(parseXml(text), { trust: trust(), ...options });
  } catch (error) {
    assert.ok(error instanceof PlegmaError, String(error));
    assert.ok(codes.includes(error.code), `${error.code} instead of ${codes}: ${error.message}`);
    return error;
  }
  assert.fail(`the message was accepted, expected ${codes}`);
}
