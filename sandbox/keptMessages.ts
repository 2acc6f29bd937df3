import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** What every message of the sandbox has. */
export interface KeptMessage {
  /** Rises with every message; stays the same over restarts. */
  id: number;
}

/**
 * Messages in memory and on disk, one `.json` each, which a crash never leaves half written. Emits
 * `change`.
 */
export abstract class KeptMessages<M extends KeptMessage> extends EventEmitter<{ change: [] }> {
  protected readonly kept: M[];
  private last: number;

  constructor(
    private readonly folder: string,
    schema: z.ZodType<M, z.ZodTypeDef, unknown>,
  ) {
    super();
    this.setMaxListeners(0);
    mkdirSync(folder, { recursive: true });
    this.kept = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
      .sort((one, other) => one.id - other.id);
    this.last = this.kept.at(-1)?.id ?? 0;
  }

  /** Throws all messages away. */
  clear(): void {
    for (const { id } of this.kept.splice(0)) this.remove(id);
    this.emit('change');
  }

  protected nextId(): number {
    return (this.last += 1);
  }

  /** Keeps a message; when this returns it is on disk. */
  protected keep(message: M): M {
    const { id } = message;
    writeFileSync(this.file(id, 'part'), JSON.stringify(message, null, 2));
    renameSync(this.file(id, 'part'), this.file(id, 'json'));
    this.kept.push(message);
    this.emit('change');
    return message;
  }

  /** The newest first; of those that are wanted, the ones with every word in their texts. */
  protected found(
    isWanted: (message: M) => boolean,
    textsOf: (message: M) => string[],
    words = '',
  ): M[] {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return this.kept
      .filter(isWanted)
      .filter((each) => {
        const all = textsOf(each).join('\n').toLowerCase();
        return wanted.every((word) => all.includes(word));
      })
      .reverse();
  }

  protected remove(id: number): void {
    rmSync(this.file(id, 'json'), { force: true });
  }

  protected file(id: number, ending: string): string {
    return join(this.folder, `${String(id).padStart(6, '0')}.${ending}`);
  }
}
