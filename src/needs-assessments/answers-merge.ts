import type { Answers, AreaField } from './areas';

export type Keep = 'mine' | 'theirs';

/** A field in which two people who wrote at once left different answers. */
export interface AnswersApart {
  field: AreaField;
  mine: string;
  theirs: string;
  /** Whichever of the two was changed; null where both were, so that a person chooses. */
  keep: Keep | null;
}

/** @param was what both began from */
export function answersApart(
  fields: readonly AreaField[],
  was: Answers,
  mine: Answers,
  theirs: Answers,
): AnswersApart[] {
  const of = (answers: Answers, name: string) => answers[name] ?? '';
  return fields.flatMap((field) => {
    const [began, own, other] = [of(was, field.name), of(mine, field.name), of(theirs, field.name)];
    if (own === other) return [];
    return [{ field, mine: own, theirs: other, keep: own === began ? 'theirs' : other === began ? 'mine' : null }];
  });
}

/** One area of the two: what was chosen, and what both agree on. */
export function mergedAnswers(mine: Answers, theirs: Answers, kept: { name: string; keep: Keep }[]): Answers {
  const result = { ...theirs };
  for (const { name, keep } of kept) if (keep === 'mine') result[name] = mine[name] ?? '';
  return result;
}
