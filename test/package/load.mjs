import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/**
 * Makes every node and credential of an installed pack, as n8n does when it starts, and prints
 * their names. A process of its own, so that nothing but what was installed is at hand.
 * Usage: node load.mjs <folder of the pack>
 */
const folder = process.argv[2];
const load = createRequire(join(folder, 'package.json'));
const { n8n } = load('./package.json');

const make = (file) => {
  const className = basename(file).split('.')[0];
  return new (load(join(folder, file))[className])();
};

process.stdout.write(
  JSON.stringify({
    nodes: n8n.nodes.map((file) => make(file).description.name),
    credentials: n8n.credentials.map((file) => make(file).name),
  }),
);
