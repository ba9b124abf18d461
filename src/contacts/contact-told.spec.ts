import type { LedgerChange } from '../deadlines/ledger';
import type { Deadline } from '../statutory/case-file';
import { localDate } from '../statutory/local-date';
import { newContactForm, readContactForm } from './contact.form';
import { changedWords, recordedWords, toPreview } from './contact-told';

const TODAY = localDate('2026-11-23');

const item = (title: string, dueOn: string, state: Deadline['state'] = 'open') =>
  ({ title, dueOn: localDate(dueOn), state }) as Deadline;
const command = (given: Record<string, string> = {}) => {
  const { said } = readContactForm(
    { ...newContactForm({ staffId: 'ada', hasHome: true }).values, note: 'A note', ...given },
    TODAY,
  );
  if (said?.kind !== 'contact') throw new Error('No contact was said.');
  return said.command;
};
const next = item('Second visit', '2026-12-15');
const change: LedgerChange = { closed: [item('First visit', '2026-11-24', 'met')], opened: [], next };

describe('what a contact did', () => {
  it('is said with what it closed and what comes next', () => {
    expect(recordedWords(command(), change, TODAY)).toBe(
      'Visit at home recorded. Closed: First visit. Next: Second visit by 15 December 2026.',
    );
  });

  it('says a thing once that closed for two homes', () => {
    const closed = [item('First visit', '2026-11-24', 'met'), item('First visit', '2026-11-25', 'met')];
    expect(recordedWords(command(), { ...change, closed }, TODAY)).toContain('Closed: First visit. Next');
  });

  it('says by how long what comes next is overdue', () => {
    const late = { closed: [], opened: [], next: item('See them', '2026-11-13') };
    expect(recordedWords(command(), late, TODAY)).toBe(
      'Visit at home recorded. Next: See them, 10 days overdue (13 November 2026).',
    );
  });

  it('says that the note is to follow', () => {
    expect(recordedWords(command({ note: '', mode: 'phone' }), { closed: [], opened: [], next: null }, TODAY)).toBe(
      'Phone call recorded, note to follow.',
    );
  });
});

describe('what a contact would do', () => {
  it('names what it meets, what then opens, earliest first, and what is next', () => {
    const opened = [item('Review', '2027-05-01'), item('Visit', '2026-11-24')];
    expect(toPreview(command(), { ...change, opened }, TODAY)).toEqual({
      words: 'Visit at home',
      lateBy: 0,
      closes: [{ title: 'First visit', late: false }],
      opens: [
        { title: 'Visit', dueOn: '2026-11-24', words: 'due tomorrow' },
        { title: 'Review', dueOn: '2027-05-01', words: 'due by 1 May 2027' },
      ],
      next: { title: 'Second visit', dueOn: '2026-12-15', words: 'due by 15 December 2026' },
      wouldMeet: null,
    });
  });

  it('says that a late visit still closes what was due, late', () => {
    const closed = [item('First visit', '2026-11-10', 'met-late')];
    const preview = toPreview(command({ when: 'yesterday' }), { ...change, closed }, TODAY);
    expect(preview.closes).toEqual([{ title: 'First visit', late: true }]);
    expect(preview.lateBy).toBe(1);
  });
});

describe('what correcting a contact, or taking it out, did', () => {
  it('is said with what is due because of it', () => {
    const opened = [item('Second visit', '2026-12-15'), item('See them', '2026-11-13')];
    expect(changedWords('The contact was corrected.', { ...change, opened }, TODAY)).toBe(
      'The contact was corrected. Closed: First visit. ' +
        'Due now: See them, 10 days overdue (13 November 2026); Second visit by 15 December 2026.',
    );
  });

  it('says of a call that had met nothing that nothing more is due', () => {
    expect(changedWords('Taken out.', { closed: [], opened: [], next }, TODAY)).toBe(
      'Taken out. Nothing more is due because of it.',
    );
  });
});
