import type { PlanDocument, PlanTopicDocument } from '../../src/pathway-plans/plan-document';
import type { PlanStanding } from '../../src/documents/printed-plan';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';

/** A topic in which nobody has said anything. */
export function aTopic(given: Partial<PlanTopicDocument> = {}): PlanTopicDocument {
  return {
    key: 'accommodation',
    matter: 'accommodation',
    title: 'Where I live',
    question: 'How is it where you live?',
    myWords: '',
    workerAdds: '',
    goesWell: '',
    explored: null,
    noNeedBecause: '',
    needs: [],
    supporters: [],
    ...given,
  };
}

/** A topic with one need and one goal. @param what each action says */
export function aTopicWithActions(title: string, what: string[]): PlanTopicDocument {
  const actions = what.map((said, n) => ({
    id: newId(),
    what: said,
    owner: { kind: 'adviser' as const, name: 'Ada Worker', staffId: null },
    result: 'I have the letter in my hand',
    priority: (['now', 'next', 'later'] as const)[n % 3]!,
    dueOn: localDate('2027-01-15'),
    firstStep: 'Ring the housing office on Monday',
  }));
  return aTopic({
    title,
    key: title,
    explored: 'needs',
    myWords: 'The flat is fine but the lift is always broken.\nI would like to live nearer to my sister.',
    goesWell: 'I pay my rent on time.',
    workerAdds: 'The landlord has been written to.',
    needs: [
      {
        id: newId(),
        text: 'A home near my sister',
        noActionBecause: '',
        recommendationId: null,
        goals: [{ id: newId(), text: 'To live in Eastfield by next summer', actions }],
      },
    ],
  });
}

export function aPlan(given: Partial<PlanDocument> = {}): PlanDocument {
  return {
    plan: 1,
    template: { versionId: newId(), title: 'Our first plan', number: 1 },
    cover: { title: 'My plan, my life', colour: 'purple', goingWell: 'I passed my driving test.' },
    topics: [aTopicWithActions('Where I live', ['Ask for a move', 'Visit two flats']), aTopic({ title: 'Money' })],
    takingPart: { meetings: 'I came to both meetings.', explainedOn: localDate('2026-11-20'), whyNot: {} },
    consulted: [],
    ...given,
  };
}

export function aStanding(given: Partial<PlanStanding> = {}): PlanStanding {
  return {
    name: 'Mina Fable',
    council: 'Westmoor Council',
    adviser: { word: 'personal adviser', name: 'Ada Worker' },
    version: { number: 3, finishedOn: localDate('2026-11-20') },
    agreement: null,
    approved: null,
    returned: false,
    withdrawn: false,
    promises: [],
    pictures: [],
    ...given,
  };
}
