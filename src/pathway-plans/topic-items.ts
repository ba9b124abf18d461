import type { PlanAction, PlanGoal, PlanNeed, Supporter, TopicContent } from './plan-document';

/** What a topic is made of beside its words, as an address names it. */
export const ITEM_KINDS = ['needs', 'goals', 'actions', 'supporters'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** An item by itself: what it holds, without what stands under it. */
export type ItemSaid =
  | { kind: 'needs'; item: Omit<PlanNeed, 'goals'> }
  | { kind: 'goals'; item: Omit<PlanGoal, 'actions'> }
  | { kind: 'actions'; item: PlanAction }
  | { kind: 'supporters'; item: Supporter };

/** One item of a topic and where it stands. */
export type FoundItem =
  | { kind: 'needs'; item: PlanNeed; need: null; goal: null }
  | { kind: 'goals'; item: PlanGoal; need: PlanNeed; goal: null }
  | { kind: 'actions'; item: PlanAction; need: PlanNeed; goal: PlanGoal }
  | { kind: 'supporters'; item: Supporter; need: null; goal: null };

/** @returns null where the topic has no such item */
export function itemIn(content: TopicContent, kind: ItemKind, id: string): FoundItem | null {
  if (kind === 'supporters') {
    const item = content.supporters.find((one) => one.id === id);
    return item ? { kind, item, need: null, goal: null } : null;
  }
  for (const need of content.needs) {
    if (kind === 'needs' && need.id === id) return { kind, item: need, need: null, goal: null };
    for (const goal of need.goals) {
      if (kind === 'goals' && goal.id === id) return { kind, item: goal, need, goal: null };
      const action = kind === 'actions' && goal.actions.find((one) => one.id === id);
      if (action) return { kind: 'actions', item: action, need, goal };
    }
  }
  return null;
}

/** Every id in a topic: an item is added once. */
export function idsIn({ needs, supporters }: TopicContent): Set<string> {
  return new Set([
    ...supporters.map(({ id }) => id),
    ...needs.flatMap((need) => [
      need.id,
      ...need.goals.flatMap((goal) => [goal.id, ...goal.actions.map(({ id }) => id)]),
    ]),
  ]);
}

/**
 * The topic with an item more, at the end of those it stands among. A need says that the topic was explored.
 *
 * @param under the id of the need of a goal, or of the goal of an action
 * @returns null where there is nothing of that id to put it under
 */
export function withItem(content: TopicContent, { kind, item }: ItemSaid, under: string | null): TopicContent | null {
  switch (kind) {
    case 'supporters':
      return { ...content, supporters: [...content.supporters, item] };
    case 'needs':
      return { ...content, explored: 'needs', needs: [...content.needs, { ...item, goals: [] }] };
    case 'goals': {
      if (!content.needs.some(({ id }) => id === under)) return null;
      return withNeeds(content, (need) =>
        need.id === under ? { ...need, goals: [...need.goals, { ...item, actions: [] }] } : need,
      );
    }
    case 'actions': {
      if (!itemIn(content, 'goals', under ?? '')) return null;
      return withGoals(content, (goal) => (goal.id === under ? { ...goal, actions: [...goal.actions, item] } : goal));
    }
  }
}

/** The topic with one item as it is said now; everything else in it stays as it is. */
export function withItemChanged(content: TopicContent, { kind, item }: ItemSaid): TopicContent {
  switch (kind) {
    case 'supporters':
      return { ...content, supporters: content.supporters.map((one) => (one.id === item.id ? item : one)) };
    case 'needs':
      return withNeeds(content, (need) => (need.id === item.id ? { ...need, ...item } : need));
    case 'goals':
      return withGoals(content, (goal) => (goal.id === item.id ? { ...goal, ...item } : goal));
    case 'actions':
      return withGoals(content, (goal) => ({
        ...goal,
        actions: goal.actions.map((one) => (one.id === item.id ? item : one)),
      }));
  }
}

/** The topic without one item and what stands under it. */
export function withoutItem(content: TopicContent, itemId: string): TopicContent {
  const others = <T extends { id: string }>(items: T[]) => items.filter(({ id }) => id !== itemId);
  const kept = withGoals(content, (goal) => ({ ...goal, actions: others(goal.actions) }));
  const needs = others(kept.needs).map((need) => ({ ...need, goals: others(need.goals) }));
  return {
    ...kept,
    needs,
    explored: needs.length === 0 && content.needs.length > 0 ? null : content.explored,
    supporters: others(content.supporters),
  };
}

function withNeeds(content: TopicContent, change: (need: PlanNeed) => PlanNeed): TopicContent {
  return { ...content, needs: content.needs.map(change) };
}

function withGoals(content: TopicContent, change: (goal: PlanGoal) => PlanGoal): TopicContent {
  return withNeeds(content, (need) => ({ ...need, goals: need.goals.map(change) }));
}
