import type { InadSettings } from '../../../../lib/notification/inad/settings';
import { parseInadSettings } from '../../../../lib/notification/inad/settings';
import type { ProviderServer } from '../../../../sandbox/providers/server';

/** A credential for the stand-ins of the PDND and of INAD, as the host hands it over. */
export function inadCredential(
  { address, pdndClient }: Pick<ProviderServer, 'address' | 'pdndClient'>,
  changes: object = {},
) {
  const { clientId, keyId, purposeId, privateKey } = pdndClient;
  return {
    environment: 'other',
    voucherUrl: address,
    inadUrl: `${address}/rest/inad/v1/domiciliodigitale`,
    client: clientId,
    keyId,
    purposeId,
    privateKey,
    ...changes,
  };
}

export function inadSettingsFor(server: ProviderServer, changes: object = {}): InadSettings {
  return parseInadSettings(inadCredential(server, changes));
}
