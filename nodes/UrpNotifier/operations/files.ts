import type { IExecuteFunctions } from 'n8n-workflow';
import {
  attachedFiles,
  attachmentMissing,
  type NamedFile,
} from '../../../lib/notification/attachedFile';
import type { MessageAttachment } from '../../../lib/notification/channel';

/** The files of an item that the option names. Errors: `message.attachment-missing`, `message.attachments-large`. */
export async function filesToAttach(
  context: IExecuteFunctions,
  itemIndex: number,
): Promise<MessageAttachment[]> {
  const named = String(context.getNodeParameter('options.attachFiles', itemIndex, '') ?? '');
  const files: NamedFile[] = [];
  for (const field of named
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const binary = context.getInputData()[itemIndex]?.binary?.[field];
    if (!binary) throw attachmentMissing(field);
    const read = () => context.helpers.getBinaryDataBuffer(itemIndex, field);
    const { length: bytes } = await read();
    files.push({
      field,
      fileName: binary.fileName ?? field,
      mediaType: binary.mimeType,
      bytes,
      read,
    });
  }
  return attachedFiles(files);
}
