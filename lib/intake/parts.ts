import type { Field } from './fieldTypes';
import type { Step } from './step';

/** What one page shows of a step. */
export interface Part {
  /** What a page posts to ask for it. */
  id: string;
  step: Step;
  sections: Step['sections'];
}

/**
 * The pages of a form, in order. Fields that depend on an answer of their own step come on a further
 * page of that step, so that a page without scripts never asks what does not concern its reader.
 */
export function partsOf(steps: Step[]): Part[] {
  return steps.flatMap((step) => {
    const depths = depthsOf(step);
    const deepest = Math.max(...depths.values());
    return Array.from({ length: deepest + 1 }, (_, depth) => ({
      id: depth === 0 ? step.id : `${step.id}--${depth + 1}`,
      step,
      sections: sectionsAt(depth, step, depths),
    })).filter(({ sections }) => sections.length > 0);
  });
}

export function fieldsOfPart({ sections }: Pick<Part, 'sections'>): Field[] {
  return sections.flatMap(({ fields }) => fields);
}

/** How many questions of the same step must be answered before a field can be asked. */
function depthsOf(step: Step): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { name, showWhen } of fieldsOfPart(step)) {
    const before = showWhen && depths.get(showWhen.field);
    depths.set(name, before === undefined ? 0 : before + 1);
  }
  return depths;
}

function sectionsAt(depth: number, step: Step, depths: Map<string, number>): Step['sections'] {
  return step.sections
    .map((section) => ({
      ...section,
      fields: section.fields.filter(({ name }) => depths.get(name) === depth),
    }))
    .filter(({ fields }) => fields.length > 0);
}
