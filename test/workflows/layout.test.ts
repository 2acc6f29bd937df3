import { join } from 'node:path';
import { z } from 'zod';
import { flowFiles, readFlow, type FlowNode } from '../../scripts/editor';
import { root } from '../../scripts/root';

const workflows = join(root, 'workflows');
const files = flowFiles(workflows, join(workflows, 'exercises'));

interface Box {
  name: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const place = z.object({ position: z.tuple([z.number(), z.number()]) });
const noteSize = z.object({ width: z.number(), height: z.number() });

/** What n8n draws of a node: a square of 96 points, its name below, a little wider. */
function boxOf(node: FlowNode): Box {
  const [left, top] = place.parse(node).position;
  if (isNote(node)) {
    const { width, height } = noteSize.parse(node.parameters);
    return { name: node.name, left, top, right: left + width, bottom: top + height };
  }
  return { name: node.name, left: left - 30, top, right: left + 126, bottom: top + 150 };
}

function isNote({ type }: FlowNode): boolean {
  return type.endsWith('.stickyNote');
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

function encloses(note: Box, node: Box): boolean {
  return (
    note.left <= node.left &&
    node.right <= note.right &&
    note.top <= node.top &&
    node.bottom <= note.bottom
  );
}

test.each(files)('%s: nothing on the canvas covers anything else', (file) => {
  const { nodes } = readFlow(file);
  const notes = nodes.filter(isNote).map(boxOf);
  const drawn = nodes.filter((node) => !isNote(node)).map(boxOf);
  const pairs = (boxes: Box[]) =>
    boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other] as const));
  const covered = [
    ...[...pairs(notes), ...pairs(drawn)].filter(([one, other]) => overlap(one, other)),
    ...notes.flatMap((note) =>
      drawn
        .filter((node) => overlap(note, node) && !encloses(note, node))
        .map((node) => [note, node] as const),
    ),
  ];
  expect(covered.map(([one, other]) => `${one.name} / ${other.name}`)).toEqual([]);
});
