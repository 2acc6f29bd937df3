const { fromParameter, webhookDescriptionFields } = require('n8n-workflow');

/** A trigger that only answers: what n8n's webhook path itself allows to any node but its own. */
class BenchCeiling {
  description = {
    displayName: 'Bench Ceiling',
    name: 'benchCeiling',
    group: ['trigger'],
    version: 2,
    description: 'Answers each request and starts nothing',
    defaults: { name: 'Bench Ceiling' },
    inputs: [],
    outputs: ['main'],
    // The address is read as our own triggers' is (nodes/shell/webhooks.ts).
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: 'onReceived',
        isFullPath: true,
        ...webhookDescriptionFields({ path: fromParameter('path') }),
      },
    ],
    properties: [{ displayName: 'Path', name: 'path', type: 'string', default: 'bench-ceiling' }],
  };

  async webhook() {
    this.getResponseObject().status(200).end('ok');
    return { noWebhookResponse: true };
  }
}

module.exports = { BenchCeiling };
