import { COVER_COLOURS } from '../pathway-plans/plan-document';
import { localDate } from '../statutory/local-date';
import { aPlan, aStanding, aTopic, aTopicWithActions } from '../../test/documents/a-plan';
import { COLOURS, printedPlan, type PlanStanding } from './printed-plan';

const all = (given: Parameters<typeof aPlan>[0], standing: Partial<PlanStanding> = {}) =>
  printedPlan(aPlan(given), aStanding(standing));
const said = (printed: ReturnType<typeof all>, part: string) =>
  JSON.stringify(printed.parts.find(({ title }) => title === part)?.blocks);

describe('a plan on paper', () => {
  it('begins with what is going well, then has the topics in the young person’s order', () => {
    const topics = ['Money', 'Where I live', 'My music'].map((title) => aTopic({ title }));
    const titles = all({ topics }).parts.map(({ title }) => title);
    expect(titles.slice(0, 4)).toEqual(['What is going well', 'Money', 'Where I live', 'My music']);
  });

  it('is marked as a draft until a manager has approved it', () => {
    expect(all({}, { version: null }).mark).toContain('still being written');
    expect(all({}).mark).toBe('DRAFT: not approved yet');
    expect(all({}, { returned: true }).mark).toContain('returned');
    const approved = all({}, { approved: { on: localDate('2026-11-22'), by: 'Bo Manager' } });
    expect(approved.mark).toBeNull();
    expect(approved.cover.lines).toContain('Approved on 22 November 2026 by Bo Manager');
  });

  it('says of each action what, who, by when and the first step', () => {
    const printed = all({ topics: [aTopicWithActions('Where I live', ['Ask for a move'])] });
    expect(said(printed, 'Where I live')).toContain(
      JSON.stringify([
        'Ask for a move\nIt is done when: I have the letter in my hand',
        'Ada Worker, my personal adviser',
        'Now, by 15 January 2027',
        'Ring the housing office on Monday',
      ]),
    );
  });

  it('says what lacks instead of leaving a gap', () => {
    const topic = aTopicWithActions('Work', ['Write a CV']);
    Object.assign(topic.needs[0]!.goals[0]!.actions[0]!, {
      owner: null,
      dueOn: null,
      priority: null,
      firstStep: '',
      result: '',
    });
    const printed = all({ topics: [topic] });
    expect(said(printed, 'Work')).toContain(
      JSON.stringify(['Write a CV', 'Nobody yet', 'No date yet', 'None said yet']),
    );
    topic.needs[0]!.goals[0]!.actions = [];
    expect(said(all({ topics: [topic] }), 'Work')).toContain('Nothing has been agreed on for this yet.');
  });

  it('calls the young person “Me” where an action is theirs', () => {
    const topic = aTopicWithActions('Work', ['Write a CV']);
    topic.needs[0]!.goals[0]!.actions[0]!.owner = { kind: 'young-person', name: null, staffId: null };
    expect(said(all({ topics: [topic] }), 'Work')).toContain('"Me"');
  });

  it('keeps a topic that was not talked about, one without a need with its reason, and one they did not want to speak of', () => {
    const topics = [
      aTopic({ title: 'A' }),
      aTopic({ title: 'B', explored: 'no-need', noNeedBecause: 'All settled.' }),
      aTopic({ title: 'C', explored: 'did-not-say' }),
    ];
    expect(said(all({ topics }), 'A')).toContain('We have not talked about this yet.');
    expect(said(all({ topics }), 'B')).toContain('There is no need here, because: All settled.');
    expect(said(all({ topics }), 'C')).toContain('I was asked about this, and did not want to say.');
  });

  it('prints what the young person says of it, with what the council answered', () => {
    const agreement = {
      answer: 'does-not-agree' as const,
      saidOn: localDate('2026-11-20'),
      words: 'Not the part about money.',
      tried: null,
      advocacy: 'offered-wanted' as const,
      answerDueOn: localDate('2026-12-04'),
      answered: null,
    };
    const unanswered = said(all({}, { agreement }), 'What I say about this plan');
    for (const words of ['I do not agree', 'Not the part about money.', 'want one', 'answer by 4 December 2026']) {
      expect(unanswered).toContain(words);
    }
    const answered = { on: localDate('2026-12-01'), answer: 'We looked again.' };
    expect(said(all({}, { agreement: { ...agreement, answered } }), 'What I say about this plan')).toContain(
      'We looked again.',
    );
  });

  it('has what the record held apart, with its day, and does not ask for an adviser whom it names', () => {
    const topics = [aTopic({ key: 'adviser', matter: 'adviser', title: 'My adviser' }), aTopic()];
    const facts = [{ label: 'Personal adviser', words: 'Ada Worker' }];
    const fromRecord = { asOf: localDate('2026-11-20'), topics: [{ key: 'adviser', facts }] };
    const printed = said(all({ topics, fromRecord }), 'My adviser');
    expect(printed).toContain('From my record, as it stood on 20 November 2026');
    expect(printed).toContain('["Personal adviser","Ada Worker"]');
    expect(printed).not.toContain('We have not talked about this yet.');
    expect(said(all({ topics, fromRecord }), 'Where I live')).not.toContain('From my record');
    expect(said(all({ topics }), 'My adviser')).toContain('We have not talked about this yet.');
  });

  it('says nothing of agreement while it is being written', () => {
    expect(all({}, { version: null }).parts.map(({ title }) => title)).not.toContain('What I say about this plan');
  });

  it.each(COVER_COLOURS)('has a %s cover on which white letters can be read', (colour) => {
    expect(contrastToWhite(COLOURS[colour])).toBeGreaterThanOrEqual(4.5);
  });

  it('takes blue for a colour that there is not', () => {
    const cover = { title: '', colour: 'constructor', goingWell: '' };
    expect(all({ cover }).cover).toMatchObject({ colour: COLOURS.blue, title: 'My pathway plan' });
  });
});

/** WCAG 2.2 */
function contrastToWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05);
}
