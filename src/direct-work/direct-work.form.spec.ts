import { localDate } from '../statutory/local-date';
import { newPieceForm } from './direct-work.form';

describe('the form of something that was made', () => {
  it('opens with the day of its contact, as people type it', () => {
    const made = newPieceForm({ id: 'c', heldOn: localDate('2026-11-09') }, localDate('2026-11-27'));
    expect(made.values).toMatchObject({ when: 'another-day', onDate: '9/11/2026', contactId: 'c' });
  });
});
