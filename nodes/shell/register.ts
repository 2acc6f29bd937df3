import type {
  ICredentialDataDecryptedObject,
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INode,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { UrpError } from '../../lib/error';
import { embeddedPlace, openRegister, type RegisterPlace } from '../../lib/register/openRegister';
import type { PostgresConnection } from '../../lib/register/postgres';
import type { Register } from '../../lib/register/register';
import { officerLanguage } from './officer';

/** What every n8n context can tell of a node's credentials. */
interface CredentialContext {
  getNode(): INode;
  getCredentials<T extends object = ICredentialDataDecryptedObject>(type: string): Promise<T>;
}

/** What the credential's form holds. */
interface RegisterCredential extends PostgresConnection {
  place?: 'embedded' | 'postgres';
  encryptionKey?: string;
}

const credentialName = 'urpRegister';
const open = new Map<string, Promise<Register>>();

/**
 * The register that a node uses: on Postgres where the node has the credential for it, else the
 * one inside n8n's own folder. Each place is opened once a process. Errors: those of `openRegister`.
 */
export async function officeRegister(context?: CredentialContext): Promise<Register> {
  return openOnce(await placeOf(context));
}

/** What n8n read of a credential, and until when it holds (milliseconds). */
const read = new Map<string, { place: Promise<RegisterPlace>; until: number }>();
const holdsFor = 10_000;

/**
 * The same for a node that answers requests: n8n reads the credential anew after ten seconds only,
 * since reading it took five sixths of the time in which a form's answers are recorded.
 */
export async function registerForRequests(context: CredentialContext): Promise<Register> {
  const id = context.getNode().credentials?.[credentialName]?.id;
  if (!id) return officeRegister(context);
  const known = read.get(id);
  if (known && known.until > Date.now()) return openOnce(await known.place);
  const place = placeOf(context);
  read.set(id, { place, until: Date.now() + holdsFor });
  place.catch(() => read.delete(id));
  return openOnce(await place);
}

function openOnce(place: RegisterPlace): Promise<Register> {
  const key = JSON.stringify(place);
  const known = open.get(key);
  if (known) return known;
  const opening = openAt(place);
  open.set(key, opening);
  // A failed opening is tried again by the next item.
  opening.catch(() => open.delete(key));
  return opening;
}

/**
 * The first key that a register is opened with is its key from then on: what this process had opened
 * without one would go on writing in clear, so it is opened anew, which asks for the key.
 */
async function openAt(place: RegisterPlace): Promise<Register> {
  const register = await openRegister(place);
  const { encryptionKey, ...inClear } = place;
  if (encryptionKey) open.delete(JSON.stringify(inClear));
  return register;
}

async function placeOf(context?: CredentialContext): Promise<RegisterPlace> {
  if (!context?.getNode().credentials?.[credentialName]) {
    return embeddedPlace(process.env.N8N_USER_FOLDER);
  }
  return placeIn(await context.getCredentials(credentialName));
}

/** Credentials older than the choice of a place are for Postgres. */
function placeIn(credential: object): RegisterPlace {
  const { place, encryptionKey, ...connection } = credential as RegisterCredential;
  const own = encryptionKey ? { encryptionKey } : {};
  if (place === 'embedded') return { ...embeddedPlace(process.env.N8N_USER_FOLDER), ...own };
  return { kind: 'postgres', ...connection, ...own };
}

/** The credential's test button: opens the register, its tables made where they are not there yet. */
export async function urpRegisterTest(
  this: ICredentialTestFunctions,
  { data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const language = officerLanguage();
  try {
    await (await openAt(placeIn(data ?? {}))).close();
    return {
      status: 'OK',
      message: language === 'it' ? 'Il registro risponde.' : 'The register answers.',
    };
  } catch (error) {
    const message =
      error instanceof UrpError
        ? `${error.what(language)} ${error.todo(language)}`
        : (error as Error).message;
    return { status: 'Error', message };
  }
}
