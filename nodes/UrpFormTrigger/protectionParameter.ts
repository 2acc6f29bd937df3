import type { INodeProperties } from 'n8n-workflow';

/** How the form comes into the municipality's own site. */
export const embedNotice: INodeProperties = {
  displayName:
    'To show the form in a page of your site: add the site under Options, "Sites That May Embed the Form", and publish. The lines to copy stand at the production address with <code>?incorpora</code> at its end.',
  name: 'embedNotice',
  type: 'notice',
  default: '',
};

/** What holds back programs that send; people always get their answers back, to send again. */
export const protectionParameter: INodeProperties = {
  displayName: 'Protection',
  name: 'protection',
  type: 'collection',
  placeholder: 'Add Protection',
  default: {},
  description: 'Against requests sent by programs, beside the hidden field that is always there',
  options: [
    {
      displayName: 'Least Seconds to Fill In',
      name: 'leastSeconds',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 600 },
      default: 3,
      description:
        'Whoever sends sooner after the first page is asked to wait; programs that send without the page are then refused',
    },
    {
      displayName: 'Most Requests From One Sender',
      name: 'sourceLimit',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 100000 },
      default: 20,
      description:
        'In ten minutes, by network address, of which only a keyed hash is kept for that time; n8n must know its proxies (N8N_PROXY_HOPS)',
    },
    {
      displayName: 'Most Requests in All',
      name: 'formLimit',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 1000000 },
      default: 500,
      description: 'In ten minutes, for the whole form',
    },
    {
      displayName: 'Proof of Work',
      name: 'proofOfWork',
      type: 'boolean',
      default: true,
      description:
        'Whether the browser computes for a second or so before it sends; without JavaScript one waits a minute instead',
    },
    {
      displayName: 'Virus Scanner',
      name: 'virusScanner',
      type: 'string',
      default: '',
      placeholder: 'clamav:3310',
      description:
        'Where ClamAV listens, or the path of its socket; while it does not answer no file is taken',
    },
  ],
};
