import type { Priority } from '../pathway-plans/plan-document';
import type { LocalDate } from '../statutory/local-date';
import { areasOf, fullLabel, type Answers, type AreaField, type Matters } from './areas';
import type { Cause } from './causes';
import type { DigestSection } from './digest-words';

/** A recommendation as the document keeps it. The id is that of its row, which a need of the plan may name. */
export interface DocumentRecommendation {
  id: string;
  text: string;
  priority: Priority | null;
  areaKey: string;
}

/** An assessment whole, as it is kept for good: questions as they were asked, beside what was answered. */
export interface AssessmentDocument {
  assessment: 1;
  matters: Matters;
  cause: { kind: Cause; on: LocalDate | null; words: string | null };
  openedOn: LocalDate;
  finishedOn: LocalDate;
  /** Names of everyone who wrote in it. */
  writtenBy: string[];
  /** The record's own summary on the day of sign-off. */
  history: DigestSection[];
  areas: {
    key: string;
    title: string;
    question: string;
    /** Those that were answered. */
    answers: { name: string; label: string; kind: AreaField['kind']; part: AreaField['part']; value: string }[];
  }[];
  recommendations: DocumentRecommendation[];
}

/** The exact text that is kept: the same document gives the same bytes. */
export function textOf(document: AssessmentDocument): string {
  return JSON.stringify(document);
}

/** Every area in its order, with what was answered. */
export function documentAreas(
  matters: Matters,
  answers: Readonly<Record<string, Answers>>,
): AssessmentDocument['areas'] {
  return areasOf(matters).map(({ key, title, question, fields }) => ({
    key,
    title,
    question,
    answers: fields.flatMap((field) => {
      const { name, kind, part } = field;
      const value = answers[key]?.[name] ?? '';
      return value === '' ? [] : [{ name, label: fullLabel(field), kind, part, value }];
    }),
  }));
}
