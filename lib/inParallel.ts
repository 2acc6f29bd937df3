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

/** Performs what it is given, at most `width` at once; what must wait goes in the order in which it came. */
export function atMost(width: number) {
  const waiting: (() => void)[] = [];
  let free = width;
  return async function perform<Result>(work: () => Promise<Result>): Promise<Result> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
