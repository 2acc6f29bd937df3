import type { IBinaryData } from 'n8n-workflow';
import type { NewAttachment } from '../../lib/register/register';

interface BinaryHelpers {
  prepareBinaryData(content: Buffer, fileName?: string, mediaType?: string): Promise<IBinaryData>;
}

/** Files as an item bears them: `attachment_0`, `attachment_1`, … in their order. */
export async function binaryOf(
  helpers: BinaryHelpers,
  attachments: NewAttachment[],
  name = 'attachment',
): Promise<Record<string, IBinaryData>> {
  const files = attachments.map(async ({ content, fileName, mediaType }, index) => [
    `${name}_${index}`,
    await helpers.prepareBinaryData(content, fileName, mediaType),
  ]);
  return Object.fromEntries(await Promise.all(files)) as Record<string, IBinaryData>;
}
