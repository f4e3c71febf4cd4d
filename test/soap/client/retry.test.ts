import assert from 'node:assert/strict';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { retrying } from '../../../src/soap/client/retry.ts';
import { SoapFaultError } from '../../../src/soap/client/soap-fault-error.ts';

const policy = { attempts: 3, delay: 1, longestDelay: 5 };
const never = new AbortController().signal;

function faultWith(told: { retryable: boolean; retryAfter?: number }): SoapFaultError {
  const { retryable, retryAfter } = told;
  const rest = {
    kind: 'Unavailable',
    code: 'X',
    message: 'm',
    remedy: '',
    path: undefined,
    reference: undefined,
  };
  return new SoapFaultError(
    { faultcode: 'Server', reason: 'r', details: [], told: { ...rest, retryable, retryAfter } },
    true,
  );
}

async function timesTried(error: unknown): Promise<number> {
  let times = 0;
  const attempt = async () => {
    times += 1;
    throw error;
  };
  await assert.rejects(retrying(attempt, policy, never), error as Error);
  return times;
}

describe('a request that fails', () => {
  it('is sent again while the transport fails or is silent', async () => {
    assert.equal(await timesTried(new PlegmaError('TRANSPORT_FAILED', 'x')), 3);
    assert.equal(await timesTried(new PlegmaError('TRANSPORT_TIMEOUT', 'x')), 3);
  });

  it('is sent again where the fault says that it may help', async () => {
    assert.equal(await timesTried(faultWith({ retryable: true, retryAfter: 0.001 })), 3);
    assert.equal(await timesTried(faultWith({ retryable: true })), 3);
  });

  it('is not sent again for any other reason', async () => {
    assert.equal(await timesTried(faultWith({ retryable: false })), 1);
    assert.equal(await timesTried(new PlegmaError('ANSWER_INVALID', 'x')), 1);
    assert.equal(await timesTried(new TypeError('x')), 1);
  });

  it('succeeds as soon as one attempt does', async () => {
    let times = 0;
    const result = await retrying(
      async () => {
        times += 1;
        if (times < 3) throw new PlegmaError('TRANSPORT_FAILED', 'x');
        return 'done';
      },
      policy,
      never,
    );
    assert.deepEqual([result, times], ['done', 3]);
  });

  it('is given up while it waits, when its caller says so', async () => {
    const controller = new AbortController();
    const attempt = async () => {
      setTimeout(() => controller.abort(new Error('stop')), 5);
      throw new PlegmaError('TRANSPORT_FAILED', 'x');
    };
    const waiting = retrying(
      attempt,
      { attempts: 2, delay: 60_000, longestDelay: 60_000 },
      controller.signal,
    );
    await assert.rejects(waiting, /stop/);
  });
});
