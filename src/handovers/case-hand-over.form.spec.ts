import { localDate } from '../statutory/local-date';
import { newHandOverForm, readHandOverForm } from './case-hand-over.form';
import { NOTHING_SAID } from './hand-over-lacks';

describe('the form of a hand-over', () => {
  it('begins with what the record has in their own words, until somebody wrote', () => {
    expect(newHandOverForm(NOTHING_SAID, 0, 'College').values.matters).toBe('College');
    const said = { ...NOTHING_SAID, toKnow: 'Rings late', jointVisitOn: localDate('2026-12-01') };
    expect(newHandOverForm(said, 2, 'College').values).toEqual({
      matters: '',
      toKnow: 'Rings late',
      jointVisitOn: '1/12/2026',
      noJointVisitBecause: '',
      version: '2',
    });
  });

  it('reads what was written, with the day as people write days', () => {
    const fields = { matters: ' Her dog ', toKnow: '', jointVisitOn: '1 Dec 2026', version: '3' };
    expect(readHandOverForm(fields).said).toEqual({
      matters: 'Her dog',
      toKnow: '',
      jointVisitOn: '2026-12-01',
      noJointVisitBecause: null,
      version: 3,
    });
  });

  it('keeps all that was typed when the day is none', () => {
    const form = readHandOverForm({ matters: 'Her dog', jointVisitOn: 'soon', version: 'x' });
    expect(form.said).toBeNull();
    expect(form.errors).toEqual([
      { field: 'jointVisitOn', message: 'Enter the day of the joint visit as 9/3/26 or 9 March 2026' },
    ]);
    expect(form.values).toMatchObject({ matters: 'Her dog', jointVisitOn: 'soon', version: '0' });
  });
});
