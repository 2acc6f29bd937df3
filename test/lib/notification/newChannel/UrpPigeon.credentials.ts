import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class UrpPigeon implements ICredentialType {
  name = 'urpPigeon';
  displayName = 'URP Pigeon';
  properties: INodeProperties[] = [
    { displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
    {
      displayName: 'Seed',
      name: 'seed',
      type: 'string',
      typeOptions: { password: true },
      default: '',
    },
  ];
}
