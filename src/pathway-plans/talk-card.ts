import { isWritten } from '../statutory/content/gap';
import type { Explored, PlanNeed, TopicContent } from './plan-document';

/** What one card of a conversation says. Empty texts are what nobody said. */
export interface CardSaid {
  myWords: string;
  goesWell: string;
  explored: Explored | null;
  noNeedBecause: string;
  /** The quick line "I need…": its id is made with the form, so that the line sent again is the same need. */
  need: { id: string; text: string };
}

/**
 * A topic with what a card says of it. What no card asks for stays: what the worker adds, goals, actions, supporters.
 *
 * A need is added once however often it is sent, and follows what is typed until somebody has given it a goal or a
 * reason. Where there is a need the topic was explored; why there is none is said only where there is none.
 */
export function withCardSaid(content: TopicContent, said: CardSaid): TopicContent {
  const typed = said.explored === 'no-need' || said.explored === 'did-not-say' ? '' : said.need.text;
  const needs = withNeed(content.needs, { id: said.need.id, text: typed });
  const isNeeded = needs.length > 0 && (said.explored !== 'not-yet' || isWritten(typed));
  const explored = isNeeded ? 'needs' : said.explored;
  const { myWords, goesWell } = said;
  const noNeedBecause = explored === 'no-need' ? said.noNeedBecause : '';
  return { ...content, myWords, goesWell, explored, noNeedBecause, needs };
}

function withNeed(needs: PlanNeed[], { id, text }: CardSaid['need']): PlanNeed[] {
  const known = needs.find((need) => need.id === id);
  if (!known) {
    if (!isWritten(text)) return needs;
    return [...needs, { id, text, noActionBecause: '', recommendationId: null, goals: [] }];
  }
  if (known.goals.length > 0 || isWritten(known.noActionBecause)) return needs;
  if (!isWritten(text)) return needs.filter((need) => need !== known);
  return needs.map((need) => (need === known ? { ...known, text } : need));
}

/** Whether a card would change nothing: it was sent twice, or says what stands there already. */
export function saysTheSame(one: TopicContent, other: TopicContent): boolean {
  return (
    one.myWords === other.myWords &&
    one.goesWell === other.goesWell &&
    one.explored === other.explored &&
    one.noNeedBecause === other.noNeedBecause &&
    one.needs.length === other.needs.length &&
    one.needs.every((need, place) => need.id === other.needs[place]?.id && need.text === other.needs[place].text)
  );
}

/** Whether anything stands on the card. */
export function isBegun({ myWords, goesWell, explored, needs }: TopicContent): boolean {
  return isWritten(myWords) || isWritten(goesWell) || explored !== null || needs.length > 0;
}
