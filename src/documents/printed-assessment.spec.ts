import { localDate } from '../statutory/local-date';
import { printedAssessment, type PaperAssessment } from './printed-assessment';

const anAssessment = (given: Partial<PaperAssessment> = {}): PaperAssessment => ({
  name: 'Mina Fable',
  council: null,
  openedOn: localDate('2026-10-01'),
  finishedOn: localDate('2026-11-01'),
  cause: 'They moved, or are about to',
  writtenBy: ['Ada Worker'],
  signedOff: { on: localDate('2026-11-03'), by: 'Bo Manager' },
  history: [{ title: 'Homes', lines: ['In a flat since 17 November 2026.'] }],
  areas: [
    {
      title: 'Health',
      question: 'How are they?',
      answers: [
        { label: 'What is known', value: 'Sleeps badly.', isOwnWords: false },
        { label: 'In their own words', value: 'I lie awake.', isOwnWords: true },
      ],
    },
    { title: 'Money', question: 'What comes in?', answers: [] },
  ],
  recommendations: [{ text: 'See a doctor', priority: 'Now', area: 'Health' }],
  ...given,
});

describe('a needs assessment on paper', () => {
  it('has what is recommended, each area, and the history apart from it', () => {
    const { parts } = printedAssessment(anAssessment());
    expect(parts.map(({ title }) => title)).toEqual(['What is recommended', 'Health', 'Money', 'What the record says']);
    expect(parts[1]!.blocks).toContainEqual({ kind: 'words', text: 'I lie awake.' });
    expect(parts[1]!.blocks).toContainEqual({ kind: 'text', text: 'Sleeps badly.' });
    expect(JSON.stringify(parts[2]!.blocks)).toContain('Nothing was written about this.');
  });

  it('says who signed it off, and when', () => {
    const { cover, mark } = printedAssessment(anAssessment());
    expect(cover.lines).toContain('Signed off on 3 November 2026 by Bo Manager');
    expect(mark).toBeNull();
  });
});
