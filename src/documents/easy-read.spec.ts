import { aPlan, aStanding, aTopic } from '../../test/documents/a-plan';
import { localDate } from '../statutory/local-date';
import { NOTHING_ASKED } from '../plan-reviews/review-parts';
import { easyAssessment, easyPlan, easyReview, oneSentenceALine } from './easy-read';
import type { PrintedDocument } from './printed-document';

const titles = ({ parts }: PrintedDocument) => parts.map(({ title }) => title);
const blocks = ({ parts }: PrintedDocument, title: string) => parts.find((part) => part.title === title)?.blocks;

describe('easy read', () => {
  it.each([
    ['I like it here. It is warm!', 'I like it here.\nIt is warm!'],
    ['It is on 3.5 Tern Court. Ring me?\r\nOr write.', 'It is on 3.5 Tern Court.\nRing me?\nOr write.'],
    ['  ', ''],
  ])('puts each sentence of “%s” on a line of its own', (said, lines) => {
    expect(oneSentenceALine(said)).toBe(lines);
  });

  it('says of a plan what they want and what happens next, under questions, and leaves out the rest', () => {
    const plan = easyPlan(aPlan(), aStanding());
    expect(titles(plan)).toEqual([
      'What is this?',
      'Where I live: what is my plan?',
      'Do I agree with this plan?',
      'Where can I read more?',
    ]);
    const topic = JSON.stringify(blocks(plan, 'Where I live: what is my plan?'));
    expect(topic).toContain('To live in Eastfield by next summer');
    expect(topic).toContain('Who: Ada Worker.\\nWhat: Ask for a move\\nWhen: by 15 January 2027.');
    expect(topic).not.toContain('The landlord has been written to.');
    expect(plan.mark).toContain('DRAFT');
  });

  it('says where nobody has agreed on a goal yet', () => {
    expect(JSON.stringify(blocks(easyPlan(aPlan({ topics: [aTopic()] }), aStanding()), 'What do I want?'))).toContain(
      'Nobody has written down a goal with me yet.',
    );
  });

  it('says of a review what came of each goal and what is still to do', () => {
    const review = easyReview({
      ...{ name: 'Mina', council: null, heldOn: localDate('2026-11-20'), chairedBy: 'Ida', recordedBy: '' },
      ...{ attended: [], presence: null, anotherWay: '', efforts: '', ownWords: 'It went well. I am glad.' },
      ...{ ofThePlan: '', meetings: '', whyNotViews: '', whyNotMeetings: '', carried: [], inError: false },
      ...{ topics: [], asked: NOTHING_ASKED },
      planNext: 'stands',
      goals: [
        {
          ...{ topic: 'Home', goal: 'My own flat', result: 'kept', cameOf: '' },
          actions: [{ what: 'Visit two flats', done: false, words: '' }],
        },
      ],
    });
    expect(blocks(review, 'What did I say?')).toEqual([{ kind: 'words', text: 'It went well.\nI am glad.' }]);
    expect(JSON.stringify(blocks(review, 'What came of my goals?'))).toContain('We go on with it.');
    expect(JSON.stringify(blocks(review, 'What happens next?'))).toContain('To do: Visit two flats');
  });

  it('says of an assessment only their own words and what is recommended', () => {
    const area = { title: 'Home', question: 'How is it?' };
    const assessment = easyAssessment({
      ...{ name: 'Mina', council: null, openedOn: localDate('2026-11-01'), finishedOn: localDate('2026-11-20') },
      ...{ cause: '', writtenBy: [], signedOff: { on: localDate('2026-11-20'), by: 'Uma' }, history: [] },
      areas: [
        {
          ...area,
          answers: [
            { label: 'Views', value: 'I am cold.', isOwnWords: true },
            { label: 'Analysis', value: 'The heating fails.', isOwnWords: false },
          ],
        },
      ],
      recommendations: [{ text: 'Mend the heating.', priority: 'Now', area: 'Home' }],
    });
    const all = JSON.stringify(assessment.parts);
    expect(all).toContain('I am cold.');
    expect(all).not.toContain('The heating fails.');
    expect(all).toContain('Mend the heating.\\nWhen: Now.');
  });
});
