import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { readRaisedMatterForm } from './raised-matter.form';
import { newStatusDecisionForm, readStatusDecisionForm } from './status-decision.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string> = {}) => ({
  formId: newId(),
  basedOn: 'abc',
  decision: 'relevant:reg3',
  reason: 'I read the file.',
  when: 'yesterday',
  onDate: '',
  ...given,
});

describe('a decision about the legal status', () => {
  it('is a status with its basis, a day and a reason', () => {
    expect(readStatusDecisionForm(sent(), TODAY).said).toEqual({
      status: 'relevant',
      basis: 'reg3',
      decidedOn: '2026-11-22',
      reason: 'I read the file.',
      basedOn: 'abc',
    });
    expect(readStatusDecisionForm(sent({ decision: 'none' }), TODAY).said).toMatchObject({
      status: 'none',
      basis: null,
    });
  });

  it('is of today unless said otherwise', () => {
    const { values } = newStatusDecisionForm('abc');
    expect(readStatusDecisionForm({ ...values, decision: 'none', reason: 'Known.' }, TODAY).said?.decidedOn).toBe(
      TODAY,
    );
  });

  it.each([
    [{ decision: '' }, 'decision'],
    [{ decision: 'relevant' }, 'decision'],
    [{ decision: 'eligible:s23A' }, 'decision'],
    [{ reason: ' ' }, 'reason'],
    [{ when: 'another-day', onDate: 'spring' }, 'onDate'],
    [{ when: 'another-day', onDate: '24/11/26' }, 'onDate'],
  ])('%j is refused at its field and keeps what was typed', (given, field) => {
    const form = readStatusDecisionForm(sent(given), TODAY);

    expect(form.errors.map((error) => error.field)).toEqual([field]);
    expect(form.said).toBeNull();
    expect(form.values.basedOn).toBe('abc');
  });
});

describe('what a worker asks a manager to decide', () => {
  it('is one of three, with what makes it doubtful', () => {
    const form = readRaisedMatterForm({ kind: 'disputed-age', reason: ' Two dates of birth. ' });

    expect(form.said).toEqual({ kind: 'disputed-age', reason: 'Two dates of birth.' });
  });

  it.each([
    [{ kind: 'status-question', reason: 'x' }, ['kind']],
    [{ kind: 'possible-duplicate', reason: 'x' }, ['kind']],
    [{ kind: 'disputed-age', reason: '' }, ['reason']],
    [{}, ['kind', 'reason']],
  ])('%j is refused', (fields, refused) => {
    const form = readRaisedMatterForm(fields);

    expect([form.errors.map(({ field }) => field), form.said]).toEqual([refused, null]);
  });
});
