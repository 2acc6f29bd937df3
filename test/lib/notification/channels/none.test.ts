import { noneChannel } from '../../../../lib/notification/channels/none';
import { describeChannel } from '../channelContract';

describeChannel('none', {
  open: async () => ({
    channel: noneChannel(),
    delivered: async () => [],
    close: async () => undefined,
  }),
  recipient: 'mario.rossi@posta.example',
  badRecipients: ['', ' ', '\u200b'],
  wellDone: 'created',
});
