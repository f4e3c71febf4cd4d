/** What has been read of a stream, and then what has not. Leaving it early does not close the stream. */
export async function* heldThenRest<Item>(
  held: readonly Item[],
  rest: AsyncIterator<Item>,
): AsyncGenerator<Item> {
  yield* held;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
