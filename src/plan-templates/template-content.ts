import type { SectionKey } from '../statutory/content/plan';

/** One topic of a plan as a template asks for it. The key stays when title or question are worded anew. */
export interface TemplateTopic {
  key: string;
  /** The matter of the Schedule that it covers; null for what the council asks beside it. */
  matter: SectionKey | null;
  title: string;
  /** What is asked on the card, to the young person. */
  question: string;
  /** What a worker may think of, in a few words each. */
  prompts: string[];
}

export interface TemplateContent {
  topics: TemplateTopic[];
}
