import type { ContentRuleId } from '../rule-book/content';

/** Something that an assessment or a plan does not say yet and a rule asks for. */
export interface Gap {
  rule: ContentRuleId;
  /** What lacks, as the form and the API name it. */
  item: string;
  /** False where the text that asks for this part has not been confirmed against the law. */
  confirmed: boolean;
  /** What lacks, as a sentence for a worker. */
  sentence: string;
}

/** One part of an assessment or a plan that a rule asks for. */
export interface Part<Key extends string = string> {
  key: Key;
  /** As a heading says it. */
  title: string;
  confirmed: boolean;
}

/** Whether somebody wrote something: blanks are nothing. */
export function isWritten(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text.trim() !== '';
}
