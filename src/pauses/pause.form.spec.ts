import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { readDecisionForm, readEndForm } from './pause-decision.form';
import { newPauseForm, readPauseForm } from './pause.form';
import { PAUSE_REASONS, pauseReasonWords } from './pause-reasons';

const sent = (given: Record<string, string> = {}) => ({
  formId: newId(),
  reason: 'in-hospital',
  note: '',
  fromOn: '9/3/26',
  untilOn: '1 April 2026',
  ...given,
});

describe('what is asked for', () => {
  it('is a reason of the list, two days and perhaps a note', () => {
    const { said } = readPauseForm(sent({ note: ' The ward rang. ' }));
    expect(said).toEqual({
      reason: 'in-hospital',
      fromOn: '2026-03-09',
      untilOn: '2026-04-01',
      note: 'The ward rang.',
    });
    expect(readPauseForm(sent()).said?.note).toBeNull();
  });

  it('begins on the first day that is possible, unless said otherwise', () => {
    expect(newPauseForm(localDate('2026-03-09')).values.fromOn).toBe('9/3/2026');
  });

  it.each([
    [{ reason: '' }, 'reason'],
    [{ reason: 'too busy' }, 'reason'],
    [{ fromOn: '' }, 'fromOn'],
    [{ untilOn: '31/2/26' }, 'untilOn'],
    [{ note: 'x'.repeat(501) }, 'note'],
  ])('%j is refused at its field and keeps what was typed', (given, field) => {
    const fields = sent(given);
    const form = readPauseForm(fields);
    expect([form.errors.map((error) => error.field), form.said]).toEqual([[field], null]);
    expect(form.values).toEqual(fields);
  });
});

describe('what is decided', () => {
  it('is to approve, or to refuse with a reason', () => {
    expect(readDecisionForm({ decision: 'approve' }).said).toEqual({ approve: true, reason: '' });
    expect(readDecisionForm({ decision: 'refuse', reason: 'Ring first.' }).said).toEqual({
      approve: false,
      reason: 'Ring first.',
    });
  });

  it.each([
    [{}, ['decision']],
    [{ decision: 'perhaps' }, ['decision']],
    [{ decision: 'refuse', reason: ' ' }, ['reason']],
    [{ decision: 'approve', reason: 'x'.repeat(501) }, ['reason']],
  ])('%j is refused', (fields, refused) => {
    const form = readDecisionForm(fields);
    expect([form.errors.map(({ field }) => field), form.said]).toEqual([refused, null]);
  });

  it('ended early needs a reason that can be read', () => {
    expect(readEndForm({ endReason: 'Home.' }).errors).toEqual([]);
    for (const endReason of ['', 'x'.repeat(501)]) expect(readEndForm({ endReason }).errors).toHaveLength(1);
  });
});

describe('the reasons', () => {
  it('each have words of their own', () => {
    const words = PAUSE_REASONS.map(pauseReasonWords);
    expect(new Set(words).size).toBe(PAUSE_REASONS.length);
    expect(words.filter((one) => (PAUSE_REASONS as readonly string[]).includes(one))).toEqual([]);
  });

  it('that this version does not know are shown as they were recorded', () => {
    expect(pauseReasonWords('In prison in France')).toBe('In prison in France');
  });
});
