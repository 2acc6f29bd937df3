/** Cuts a list into runs that each cost so much at most, in order; a dearer one stands alone. */
export function inParts<Each>(all: Each[], cost: (each: Each) => number, most: number): Each[][] {
  const parts: Each[][] = [];
  let room = 0;
  for (const each of all) {
    const its = cost(each);
    const part = parts.at(-1);
    if (part && its <= room) part.push(each);
    else {
      parts.push([each]);
      room = most;
    }
    room -= its;
  }
  return parts;
}

/**
 * The beginning and the end of a list that cost so much at most together, half each: a thread begins
 * with what is wanted and ends with how things stand. `left` is what lies between.
 */
export function bothEnds<Each>(
  all: Each[],
  cost: (each: Each) => number,
  most: number,
): { kept: Each[]; left: Each[] } {
  const total = all.reduce((sum, each) => sum + cost(each), 0);
  if (total <= most) return { kept: all, left: [] };
  const within = (list: Each[]) => {
    let room = most / 2;
    const end = list.findIndex((each) => (room -= cost(each)) < 0);
    return end === -1 ? list.length : end;
  };
  const head = within(all);
  const tail = Math.max(head, all.length - within(all.toReversed()));
  return { kept: [...all.slice(0, head), ...all.slice(tail)], left: all.slice(head, tail) };
}
