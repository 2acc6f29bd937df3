import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the administration has registered on the PDND: a client with its key, and a purpose. */
export class PdndClient {
  readonly clientId = 'e58035ce-c753-4f72-b613-46f8a17b71cc';
  readonly keyId = 'chiave-della-sandbox';
  readonly purposeId = '1b361d49-33f4-4f1e-a88b-4e12661f2300';
  #privateKey?: string;

  /** The key is made when it is first asked for, and kept in the file where one is given. */
  constructor(private readonly file?: string) {}

  /** PEM. */
  get privateKey(): string {
    this.#privateKey ??= this.kept() ?? this.made();
    return this.#privateKey;
  }

  get publicKey(): KeyObject {
    return createPublicKey(this.privateKey);
  }

  private kept(): string | undefined {
    return this.file && existsSync(this.file) ? readFileSync(this.file, 'utf8') : undefined;
  }

  private made(): string {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    if (this.file) {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, pem, { mode: 0o600 });
    }
    return pem;
  }
}
