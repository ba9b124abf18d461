import { EXPLORED, type TopicContent } from './plan-document';
import type { CardSaid } from './talk-card';
import { apartFrom, merged, type Apart, type Texts } from './texts-merge';

type CardTexts = Pick<TopicContent, 'myWords' | 'goesWell' | 'explored' | 'noNeedBecause'>;

/**
 * Where a card that was written in two places differs. The phone does not know what stood there when both began: a text
 * yields to nothing, and of two texts both stay until somebody chooses.
 */
export function cardsApart(standing: TopicContent, said: CardSaid): Apart[] {
  return apartFrom({}, textsOf(said), textsOf(standing), ['myWords', 'goesWell', 'noNeedBecause']).map((one) => ({
    ...one,
    keep: one.keep ?? (one.canKeepBoth ? 'both' : null),
  }));
}

/** One card of the two. The need of the quick line is added to those that stand there, whatever was chosen. */
export function mergedCard(standing: TopicContent, said: CardSaid, chosen: readonly Apart[]): CardSaid {
  const { myWords = '', goesWell = '', noNeedBecause = '', explored } = merged(textsOf(standing), chosen);
  return {
    ...{ myWords, goesWell, noNeedBecause, need: said.need },
    explored: EXPLORED.find((one) => one === explored) ?? null,
  };
}

function textsOf({ myWords, goesWell, explored, noNeedBecause }: CardTexts): Texts {
  return { myWords, goesWell, explored: explored ?? '', noNeedBecause };
}
