import type { SectionKey } from '../statutory/content/plan';
import type { TemplateContent } from './template-content';

export const PRACTICE_MODELS = ['signs-of-safety', 'restorative', 'trauma-informed'] as const;
/** How a council wants its workers to talk with young people. */
export type PracticeModel = (typeof PRACTICE_MODELS)[number];

export const PRACTICE_MODEL_WORDS: Readonly<Record<PracticeModel, string>> = {
  'signs-of-safety': 'Signs of Safety',
  restorative: 'Restorative practice',
  'trauma-informed': 'Trauma-informed practice',
};

/** What each model adds: some questions to every topic, and more where it has something of its own to ask. Ours, in our own words. */
const QUESTIONS: Readonly<
  Record<PracticeModel, { everywhere: readonly string[]; matters: Partial<Record<SectionKey, readonly string[]>> }>
> = {
  'signs-of-safety': {
    everywhere: [
      'What worries you here?',
      'What is working well?',
      'From 0 to 10, how is it, and what would make it one more?',
    ],
    matters: {
      accommodation: ['What would have to be different for you to feel safe there every night?'],
      relationships: ['Who would notice first if things went wrong, and what would they do?'],
      contingency: ['What has kept you safe before, and who was part of it?'],
      health: ['How would you and I notice early that you are not well?'],
    },
  },
  restorative: {
    everywhere: [
      'What happened, as you see it?',
      'Who is affected, and how?',
      'What do you need so that it can go on well?',
    ],
    matters: {
      relationships: [
        'Is there somebody with whom you would like to put something right, or who should do so with you?',
      ],
      accommodation: ['If there was trouble where you live: what would mend it for everybody there?'],
      support: ['What do you expect of us, and what may we expect of you?'],
      identity: ['Where do you belong, and who should know that?'],
    },
  },
  'trauma-informed': {
    everywhere: [
      'Would you like to talk about this now, later, or not at all?',
      'What helps you to feel calm and in charge?',
    ],
    matters: {
      health: ['What does your body do when something is too much, and what helps then?'],
      accommodation: ['Which places, sounds or times of day are hard, and what would make them easier?'],
      status: ['You need not tell it again: what should I already know, and from whom?'],
      contingency: ['On a bad day, what should people do, and what should they never do?'],
      support: ['What makes it easier to trust somebody who is new?'],
    },
  },
};

/**
 * What a worker of a council with this model may think of beside a topic's own prompts.
 *
 * @param model of the version of the template; null where the council has chosen none
 * @param matter of the topic; null for a topic that covers none
 */
export function practicePrompts(model: PracticeModel | null, matter: SectionKey | null): readonly string[] {
  if (model === null) return [];
  const { everywhere, matters } = QUESTIONS[model];
  return [...((matter && matters[matter]) ?? []), ...everywhere];
}

/**
 * Everything a worker may think of at a topic: what the version of its template says, then what its model of practice adds.
 *
 * @param topic of the plan; one of the young person's own stands in no template
 */
export function promptsAt(
  version: { content: TemplateContent; practiceModel: PracticeModel | null },
  topic: { key: string; matter: SectionKey | null },
): string[] {
  const asked = version.content.topics.find(({ key }) => key === topic.key);
  return [...(asked?.prompts ?? []), ...practicePrompts(version.practiceModel, topic.matter)];
}
