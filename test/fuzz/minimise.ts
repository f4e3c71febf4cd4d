import { type RawRequest, withBody } from './raw-request.ts';

/** How many requests are spent on making one smaller. */
const ATTEMPTS = 400;

/**
 * Leaves out of a request what the problem does not need: header lines, then ever smaller pieces of the body. A
 * request that shows its problem only once, as signed ones do, stays as it is.
 */
export async function minimise(
  request: RawRequest,
  showsProblem: (candidate: RawRequest) => Promise<boolean>,
): Promise<RawRequest> {
  let attempts = 0;
  const shows = async (candidate: RawRequest) => {
    attempts += 1;
    return attempts <= ATTEMPTS && showsProblem(candidate);
  };
  if (!(await shows(request))) return request;
  return withoutBodyPieces(await withoutHeaders(request, shows), shows);
}

async function withoutHeaders(
  request: RawRequest,
  shows: (candidate: RawRequest) => Promise<boolean>,
): Promise<RawRequest> {
  let smallest = request;
  for (const header of request.headers) {
    const candidate = { ...smallest, headers: smallest.headers.filter((line) => line !== header) };
    if (await shows(candidate)) smallest = candidate;
  }
  return smallest;
}

async function withoutBodyPieces(
  request: RawRequest,
  shows: (candidate: RawRequest) => Promise<boolean>,
): Promise<RawRequest> {
  let smallest = request;
  for (let size = Math.ceil(request.body.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < smallest.body.length; ) {
      const { body } = smallest;
      const candidate = withBody(smallest, Buffer.concat([body.subarray(0, at), body.subarray(at + size)]));
      if (await shows(candidate)) smallest = candidate;
      else at += size;
    }
  }
  return smallest;
}
