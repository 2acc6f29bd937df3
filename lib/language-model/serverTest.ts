import { UrpError } from '../error';
import type { OfficerLanguage } from '../language';
import { modelError } from './modelError';
import { listModels, parseServerSettings } from './openAiServer';

const patience = 15_000;
const mostShown = 20;

/** Asks the server of a credential for its models, and says them; wrong settings too. */
export async function testLanguageModel(
  written: unknown,
  language: OfficerLanguage,
): Promise<{ ok: boolean; message: string }> {
  try {
    const settings = parseServerSettings(written);
    const models = await listModels(settings, AbortSignal.timeout(patience));
    if (settings.model && !models.includes(settings.model)) {
      const error = modelError({ kind: 'unknown-model' });
      return { ok: false, message: `${error.what(language)} ${offered(models, language)}` };
    }
    return { ok: true, message: offered(models, language) };
  } catch (error) {
    if (!(error instanceof UrpError)) throw error;
    return { ok: false, message: `${error.what(language)} ${error.todo(language)}` };
  }
}

function offered(models: string[], language: OfficerLanguage): string {
  const more = models.length > mostShown ? '…' : '';
  const list = models.slice(0, mostShown).join(', ') + more;
  return language === 'it'
    ? `Il server risponde. Modelli: ${list || 'nessuno'}.`
    : `The server answers. Models: ${list || 'none'}.`;
}
