import { localDate } from '../statutory/local-date';
import { newId } from '../platform/ids';
import { readActivityCorrection, readActivityForm } from './activity.form';
import { DOING, doingOf, doingWordOf } from './activity-words';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string>) =>
  readActivityForm({ formId: newId(), doing: 'work-P5', when: 'yesterday', ...given }, TODAY);

describe('what somebody does now', () => {
  it('is a job with its employer, its hours and its end', () => {
    const more = { what: 'Barista', provider: 'Brook Street Bakery', hours: '12', expectedEnd: '31/1/27' };
    expect(sent(more).said).toEqual({
      kind: 'work',
      code: 'P5',
      fromOn: '2026-11-22',
      what: 'Barista',
      provider: 'Brook Street Bakery',
      hoursAWeek: 12,
      expectedEndOn: '2027-01-31',
      inPathwayPlan: false,
      beside: false,
    });
  });

  it('is nothing else where they have none, whatever else was filled in', () => {
    const more = { doing: 'G6', what: 'Barista', provider: 'Bakery', hours: 'many', inPlan: 'yes' };
    expect(sent(more).said).toMatchObject({ kind: 'none', code: 'G6', what: null, provider: null, hoursAWeek: null });
    expect(sent({ doing: 'not-known' }).said).toMatchObject({ kind: 'not-known', code: null });
  });

  it.each([
    [{ doing: '' }, 'doing'],
    [{ doing: 'F3' }, 'doing'],
    [{ hours: '12.5' }, 'hours'],
    [{ hours: '101' }, 'hours'],
    [{ expectedEnd: 'summer' }, 'expectedEnd'],
    [{ when: '' }, 'when'],
    [{ when: 'another-day', onDate: '1/1/2027' }, 'onDate'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, said } = sent(given);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(said).toBeNull();
  });

  it('is corrected with its days, and why it ended', () => {
    const fields = { row: 'r1', doing: 'F2', from: '1/9/26', to: '20/11/26', whyEnded: 'The course was too far away' };
    expect(readActivityCorrection(fields).said).toMatchObject({
      kind: 'education',
      fromOn: '2026-09-01',
      toOn: '2026-11-20',
      whyEnded: 'The course was too far away',
    });
    expect(readActivityCorrection({ ...fields, from: '' }).errors).toEqual([
      { field: 'from', message: 'Enter the first day' },
    ]);
  });

  it('has a word of the form for every code of the return', () => {
    expect(DOING.map((word) => doingWordOf(doingOf(word)))).toEqual(DOING);
  });
});
