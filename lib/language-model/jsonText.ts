/**
 * The JSON object in a model's answer: alone, in a fence of Markdown, or among other words, as models
 * without structured output write it. Undefined where there is none.
 */
export function readJsonText(text: string): unknown {
  const thought = text.lastIndexOf('</think>');
  const answer = thought < 0 ? text : text.slice(thought + '</think>'.length);
  return parse(answer) ?? parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
