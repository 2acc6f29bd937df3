// n8n loads a package's nodes as CommonJS.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { fromParameter, webhookDescriptionFields } = require('n8n-workflow');

/** Answers a POST with one word, and does nothing else: the ceiling of n8n's path to a trigger. */
class AnswerTrigger {
  description = {
    displayName: 'Answer Trigger',
    name: 'answerTrigger',
    group: ['trigger'],
    version: 2,
    description: 'Answers with one word',
    defaults: { name: 'Answer Trigger' },
    inputs: [],
    outputs: ['main'],
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: 'onReceived',
        isFullPath: true,
        ...webhookDescriptionFields({ path: fromParameter('path') }),
      },
    ],
    properties: [{ displayName: 'Path', name: 'path', type: 'string', default: '' }],
  };

  async webhook() {
    const response = this.getResponseObject();
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('ok');
    return { noWebhookResponse: true };
  }
}

module.exports = { AnswerTrigger };
