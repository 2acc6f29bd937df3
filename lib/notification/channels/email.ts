import MailComposer from 'nodemailer/lib/mail-composer';
import { UrpError } from '../../error';
import { maskRecipient } from '../../privacy/mask';
import type {
  Channel,
  ChannelDefinition,
  CheckedRecipient,
  Delivery,
  RenderedMessage,
} from '../channel';
import { oneLine } from '../harmless';
import { mailPage } from '../html';
import { atMost } from '../../inParallel';
import { checkLimits } from '../limits';
import { mailAddress } from '../mailAddress';
import { deliveryOf, evidenceOf } from '../smtp/failure';
import { SmtpSession, type SmtpError } from '../smtp/session';
import { parseSmtpSettings, type SmtpSettings } from '../smtp/settings';
import { verifySmtp } from '../smtp/verify';

const limits = { subjectCharacters: 250, bodyCharacters: 500_000 };
/** Servers close long sessions of their own accord; nodemailer's pool stops at this number too. */
const mostMessagesPerSession = 100;

/** What tells ordinary mail from certified mail, which go over the same wire. */
export interface MailStyle {
  id: string;
  legalValue?: boolean;
  headers: Record<string, string>;
}

const ordinaryMail: MailStyle = {
  id: 'email',
  // RFC 3834: out-of-office notes do not answer an automatic message; the second is Exchange's.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
};

/** Sessions at once: many servers refuse a client that opens more. */
const mostSessions = 4;

interface OpenSession {
  session: SmtpSession;
  sent: number;
}

/**
 * Email over SMTP, one recipient a message. Sessions stay open from one message to the next until
 * `close`. After a refusal that every message would meet (a wrong password, an untrusted
 * certificate) it answers the same without connecting again: servers lock accounts that keep trying.
 */
export function emailChannel(settings: SmtpSettings, style: MailStyle = ordinaryMail): Channel {
  const idle: OpenSession[] = [];
  const inSession = atMost(mostSessions);
  let standingRefusal: Delivery | undefined;

  async function openSession(): Promise<OpenSession | Delivery> {
    if (standingRefusal) return standingRefusal;
    for (let free = idle.pop(); free; free = idle.pop()) if (free.session.isOpen) return free;
    try {
      return { session: await SmtpSession.open(settings), sent: 0 };
    } catch (error) {
      const refusal = deliveryOf(error as SmtpError, false, settings);
      if (refusal.failure === 'permanent') standingRefusal = refusal;
      return refusal;
    }
  }

  async function submit(recipient: CheckedRecipient, content: Buffer): Promise<Delivery> {
    const open = await openSession();
    if (!('session' in open)) return open;
    const submission = await open.session.submit(settings.fromAddress, recipient, content);
    if (!submission.accepted) {
      open.session.abandon();
      return deliveryOf(submission.error, submission.handedOver, settings);
    }
    await putBack(open);
    const evidence = evidenceOf(submission.reply, settings);
    return { status: 'sent', providerCode: submission.reply.slice(0, 3), evidence };
  }

  async function putBack(open: OpenSession): Promise<void> {
    open.sent += 1;
    if (open.sent < mostMessagesPerSession) idle.push(open);
    else await open.session.close();
  }

  return {
    id: style.id,
    limits,
    ...(style.legalValue ? { legalValue: true } : {}),
    idempotent: false,
    checkRecipient,
    render: (message) => {
      checkLimits(message, limits);
      const { subject, body, language, senderName, replyTo, attachments } = message;
      return {
        subject: oneLine(subject),
        text: body,
        html: mailPage(message),
        language,
        senderName: oneLine(senderName || settings.fromName),
        ...(replyTo ? { replyTo: checkRecipient(replyTo) } : {}),
        ...(attachments ? { attachments } : {}),
      };
    },
    identify: (key) => `<${key.slice(0, 40)}@${settings.fromAddress.split('@').at(-1)}>`,
    send: async (message, recipient, { messageId }) => {
      const content = await compile(message, recipient, messageId, settings, style);
      return inSession(() => submit(recipient, content));
    },
    close: async () => {
      await Promise.all(idle.splice(0).map(({ session }) => session.close()));
    },
  };
}

/** One address and nothing else. Errors: `recipient.invalid`. */
function checkRecipient(recipient: string): CheckedRecipient {
  const address = mailAddress(recipient);
  if (address !== null) return address as CheckedRecipient;
  const masked = maskRecipient(recipient);
  throw new UrpError('recipient.invalid', {
    it: {
      what: `«${masked}» non è un indirizzo email a cui si possa scrivere.`,
      todo: 'Indica un solo indirizzo, come nome@comune.example, senza altri testi.',
    },
    en: {
      what: `"${masked}" is not an email address that can be written to.`,
      todo: 'Give one address, such as name@comune.example, with no other text.',
    },
  });
}

async function compile(
  message: RenderedMessage,
  recipient: CheckedRecipient,
  messageId: string,
  settings: SmtpSettings,
  style: MailStyle,
): Promise<Buffer> {
  const attachments = await Promise.all(
    (message.attachments ?? []).map(async ({ fileName, mediaType, content }) => ({
      filename: fileName,
      contentType: mediaType,
      content: typeof content === 'string' ? content : await content(),
    })),
  );
  const mail = new MailComposer({
    from: { name: message.senderName ?? '', address: settings.fromAddress },
    to: { name: '', address: recipient },
    replyTo: message.replyTo,
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments,
    messageId,
    headers: { ...style.headers, 'Content-Language': message.language },
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

export const email: ChannelDefinition = {
  id: 'email',
  credential: 'urpSmtp',
  open: (credential) => emailChannel(parseSmtpSettings(credential)),
  verify: async (credential) => verifySmtp(parseSmtpSettings(credential)),
};
