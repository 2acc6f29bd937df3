import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { testSmtpCredential } from '../../lib/notification/smtp/verify';
import { officerLanguage } from '../shell/officer';

/** The credential's test button: connects to the server and signs in. */
export async function urpSmtpTest(
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const { ok, message } = await testSmtpCredential(credential.data, officerLanguage());
  return { status: ok ? 'OK' : 'Error', message };
}
