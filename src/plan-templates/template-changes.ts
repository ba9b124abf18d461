import { PLAN_SECTIONS } from '../statutory/content/plan';
import type { TemplateContent, TemplateTopic } from './template-content';

export type TemplateChange =
  | { kind: 'added' | 'taken-away' | 'question' | 'prompts'; title: string; before?: string; after?: string }
  | { kind: 'title'; title: string; before: string }
  | { kind: 'order' };

/** What a version asks otherwise than the one before it, topic by topic. The key says which topic is which. */
export function templateChanges(before: TemplateContent, after: TemplateContent): TemplateChange[] {
  const earlier = new Map(before.topics.map((topic) => [topic.key, topic]));
  const later = new Set(after.topics.map(({ key }) => key));
  const changes = after.topics.flatMap((topic): TemplateChange[] => {
    const was = earlier.get(topic.key);
    if (!was) return [{ kind: 'added', title: topic.title }];
    return [
      ...(was.title === topic.title ? [] : [{ kind: 'title' as const, title: topic.title, before: was.title }]),
      ...(was.question === topic.question
        ? []
        : [{ kind: 'question' as const, title: topic.title, before: was.question, after: topic.question }]),
      ...(was.prompts.join('\n') === topic.prompts.join('\n')
        ? []
        : [{ kind: 'prompts' as const, title: topic.title }]),
    ];
  });
  const gone = before.topics.filter(({ key }) => !later.has(key));
  const kept = (topics: readonly TemplateTopic[], other: { has(key: string): boolean }) =>
    topics.filter(({ key }) => other.has(key)).map(({ key }) => key);
  const moved = kept(before.topics, later).join() !== kept(after.topics, earlier).join();
  return [
    ...changes,
    ...gone.map(({ title }) => ({ kind: 'taken-away' as const, title })),
    ...(moved ? [{ kind: 'order' as const }] : []),
  ];
}

/** A change as a page tells it. */
export function templateChangeWords(change: TemplateChange): string {
  switch (change.kind) {
    case 'added':
      return `“${change.title}” is new`;
    case 'taken-away':
      return `“${change.title}” is not asked any more`;
    case 'title':
      return `“${change.before}” is now called “${change.title}”`;
    case 'question':
      return `“${change.title}” asks: ${change.after} Before: ${change.before}`;
    case 'prompts':
      return `“${change.title}” has other prompts`;
    case 'order':
      return 'The topics come in another order';
  }
}

/** Titles of what the law asks a plan to deal with and this template does not ask about; none where all is well. */
export function mattersMissing({ topics }: TemplateContent): string[] {
  const asked = new Set(topics.map(({ matter }) => matter));
  return PLAN_SECTIONS.filter(({ key }) => !asked.has(key)).map(({ title }) => title);
}

/** The topics with one of them a place further up or down; as they were where there is no such place. */
export function movedTopic(topics: readonly TemplateTopic[], key: string, by: 1 | -1): TemplateTopic[] {
  const from = topics.findIndex((topic) => topic.key === key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= topics.length) return [...topics];
  const moved = [...topics];
  [moved[from], moved[to]] = [moved[to]!, moved[from]!];
  return moved;
}

/** Whether two say the same, prompts and all. */
export function isSameTopic(one: TemplateTopic, other: TemplateTopic): boolean {
  return (
    one.title === other.title && one.question === other.question && one.prompts.join('\n') === other.prompts.join('\n')
  );
}
