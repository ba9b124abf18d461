import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { newDayAfterForm, newTransferForm, readDayAfterForm, readTransferForm } from './day-after-18.form';

const TODAY = localDate('2026-11-26');
const SENT = { formId: newId(), when: 'today', onDate: '', after: 'stays', view: 'Fine by me', reason: 'She is 18' };

describe('the form of the day after 18', () => {
  it('remembers what was shown for each topic', () => {
    const id = newId();
    const topic = { topic: 'home', id, words: 'A flat', by: null, on: null, facts: [], settled: true } as const;
    expect(newDayAfterForm([{ ...topic, facts: [] }]).values).toEqual({ home: 'A flat', 'seen-home': id });
    expect(readDayAfterForm({ home: ' A flat ', 'seen-home': id }).given[0]).toEqual({
      topic: 'home',
      words: 'A flat',
      seenId: id,
    });
  });
});

describe('the form of a transfer', () => {
  it('chooses for nobody whether the social worker stays', () => {
    expect(newTransferForm().values.after).toBe('');
    expect(readTransferForm({ ...SENT, after: '' }, TODAY).errors).toEqual([
      { field: 'after', message: 'Choose whether the social worker stays' },
    ]);
  });

  it('asks for the young person’s view, or why there is none, and for a reason', () => {
    const { errors, said } = readTransferForm({ ...SENT, view: ' ', reason: '' }, TODAY);
    expect([errors.map(({ field }) => field), said]).toEqual([['view', 'reason'], null]);
    expect(readTransferForm({ ...SENT, view: '', noViewBecause: 'In hospital' }, TODAY).said).toMatchObject({
      view: null,
      noViewBecause: 'In hospital',
    });
  });

  it('is decided today or for a day that has been', () => {
    expect(readTransferForm(SENT, TODAY).said).toEqual({
      fromOn: TODAY,
      socialWorkerStays: true,
      reason: 'She is 18',
      view: 'Fine by me',
      noViewBecause: null,
    });
    const toCome = readTransferForm({ ...SENT, when: 'another-day', onDate: '27/11/26' }, TODAY);
    expect(toCome.errors.map(({ field }) => field)).toEqual(['onDate']);
  });
});
