import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { channelDefinitions } from '../../lib/notification/channels';
import { checkCredential } from '../../lib/notification/credentialCheck';
import { verifyInad } from '../../lib/notification/inad/domicile';
import { parseInadSettings } from '../../lib/notification/inad/settings';
import { officerLanguage } from '../shell/officer';

type CredentialTest = (
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

/** The test buttons of the channels' credentials, by name: `urpSmtpTest` and its like. */
export function channelCredentialTests(): Record<string, CredentialTest> {
  const tests = channelDefinitions.flatMap(({ credential, verify }): [string, CredentialTest][] =>
    credential === null || !verify ? [] : [[`${credential}Test`, testWith(verify)]],
  );
  const urpInadTest = testWith(async (credential) => verifyInad(parseInadSettings(credential)));
  return { ...Object.fromEntries(tests), urpInadTest };
}

function testWith(verify: (credential: unknown) => Promise<void>): CredentialTest {
  return async ({ data }) => {
    const { ok, message } = await checkCredential(() => verify(data), officerLanguage());
    return { status: ok ? 'OK' : 'Error', message };
  };
}
