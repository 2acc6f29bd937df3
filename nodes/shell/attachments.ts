import type { IBinaryData } from 'n8n-workflow';
import type { NewAttachment } from '../../lib/register/register';

interface BinaryHelpers {
  prepareBinaryData(content: Buffer, fileName?: string, mediaType?: string): Promise<IBinaryData>;
}

/** A ticket's files as an item bears them: `attachment_0`, `attachment_1`, … in their order. */
export async function binaryOf(
  helpers: BinaryHelpers,
  attachments: NewAttachment[],
): Promise<Record<string, IBinaryData>> {
  const files = attachments.map(async ({ content, fileName, mediaType }, index) => [
    `attachment_${index}`,
    await helpers.prepareBinaryData(content, fileName, mediaType),
  ]);
  return Object.fromEntries(await Promise.all(files)) as Record<string, IBinaryData>;
}
