/** Performs each item's work, at most `width` at a time; the results stand in the items' order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  perform: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await perform(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
