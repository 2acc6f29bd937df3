/** The little of nlp.js that is used; it ships no types. */
declare module '@nlpjs/basic' {
  interface Classifier {
    settings: object;
    addLanguage(language: string): void;
    addDocument(language: string, text: string, category: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ classifications: Array<{ intent: string; score: number }> }>;
  }
  export const Nlp: object;
  export function containerBootstrap(): Promise<{
    use(plugin: object): void;
    get(name: 'nlp'): Classifier;
  }>;
}

declare module '@nlpjs/lang-it' {
  export const LangIt: object;
}
