import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { decisionsIn, draftFaults, effectsIn, entryOf, noteOf, riskIn, textsIn, withTextsBefore } from './case-texts';
import { FIRST_METHODS, questionOf } from './methods';

const HELD = localDate('2026-11-23');
const owner = newId();
const fields = (texts: Record<string, string>) => decisionsIn(texts, HELD).faults.map(({ field }) => field);

describe('what is written of one young person', () => {
  it('keeps the fields of a session, and of the rows only those in which something stands', () => {
    const sent = {
      'answer-now': ' Calm ',
      'what-1': 'Ring',
      'owner-1': owner,
      'owner-2': owner,
      version: '3',
      _csrf: 'x',
      'by-9': 'y',
    };
    expect(textsIn(sent)).toEqual({ 'answer-now': 'Calm', 'what-1': 'Ring', 'owner-1': owner });
  });

  it('is refused as a draft only where it is too long or no field', () => {
    expect(
      draftFaults({ 'what-1': 'x'.repeat(501), 'by-1': 'whenever', nonsense: 'x' }).map(({ field }) => field),
    ).toEqual(['what-1', 'nonsense']);
  });

  it('has decisions with an owner and a day, each fault at its field', () => {
    const right = { 'what-2': 'Ring', 'owner-2': owner, 'by-2': '30/11/26', 'why-2': 'She asked' };
    const weighed = { 'facts-2': 'No answer', 'options-2': 'To write', 'review-2': '7/12/26' };
    const rest = { facts: 'No answer', options: 'To write', reviewOn: '2026-12-07' };
    expect(decisionsIn({ ...right, ...weighed }, HELD)).toEqual({
      decisions: [{ row: 2, what: 'Ring', why: 'She asked', ownerId: owner, byOn: '2026-11-30', ...rest }],
      faults: [],
    });
    for (const review of ['soon', '1/1/20', '1/1/40']) {
      expect(decisionsIn({ ...right, 'review-2': review }, HELD).faults).toMatchObject([{ field: 'review-2' }]);
    }
    expect(fields({ 'why-1': 'She asked' })).toEqual(['what-1', 'owner-1', 'by-1']);
    expect(fields({ ...right, 'by-2': '22/11/26' })).toEqual(['by-2']);
    expect(fields({ ...right, 'by-2': '23/11/26' })).toEqual([]);
    expect(fields({ ...right, 'by-2': '25/11/27' })).toEqual(['by-2']);
    expect(fields({ 'owner-1': owner })).toEqual([]);
  });

  it('sets a risk only with why, and leaves it as the record says where nothing is chosen', () => {
    const faults = (texts: Record<string, string>) => riskIn(texts).faults.map(({ field }) => field);

    expect(riskIn({ risk: 'low', 'risk-why': 'Settled' })).toEqual({
      risk: { level: 'low', because: 'Settled' },
      faults: [],
    });
    expect([faults({}), faults({ risk: 'low' }), faults({ 'risk-why': 'Settled' })]).toEqual([
      [],
      ['risk-why'],
      ['risk'],
    ]);
    expect(faults({ risk: 'none', 'risk-why': 'x' })).toEqual(['risk']);
    expect(noteOf({ risk: 'low', 'risk-why': 'Settled' }, {}, [])).toBe('The risk is low\nSettled');
  });

  it('says of decisions from before what difference they made', () => {
    const id = newId();
    expect(effectsIn({ [`effect-${id}`]: 'too-early', [`said-${id}`]: 'Wait', 'effect-x': 'nothing' })).toEqual([
      { decisionId: id, effect: 'too-early', words: 'Wait' },
    ]);
  });

  it('goes on below what stands there, a decision in a row of its own, and twice it is there once', () => {
    const before = {
      'answer-now': 'Calm',
      'answer-gone': 'Sad',
      'what-1': 'Ring',
      'owner-1': 'x',
      risk: 'high',
      'risk-why': 'Debt',
    };
    expect(withTextsBefore({}, before, ['now', 'gone'])).toEqual(before);
    const now = { 'answer-now': 'Moved', 'what-1': 'Visit', 'by-1': '1/12/26', risk: 'low', 'risk-why': 'Settled' };
    const both = withTextsBefore(now, before, ['now']);
    expect(both).toEqual({
      ...now,
      'answer-now': 'Moved\n\nBefore: Calm\n\nBefore: Sad',
      'what-2': 'Ring',
      'owner-2': 'x',
      'risk-why': 'Settled\n\nBefore: high. Debt',
    });
    expect(withTextsBefore(both, before, ['now'])).toEqual(both);
    const full = Object.fromEntries(Array.from({ length: 8 }, (_, row) => [`what-${row + 1}`, `Act ${row}`]));
    expect(withTextsBefore(full, { 'what-1': 'Ring', 'why-1': 'Ill' }, [])).toEqual({
      ...full,
      'facts-8': 'Ring. Ill',
    });
  });

  it('goes to the record as questions with what was answered, in the order of the prompts', () => {
    const questions = { worry: 'Worried?', now: 'Life?' };
    const texts = { 'answer-worry': 'Money', 'answer-now': 'Calm' };
    expect(noteOf(texts, questions, ['now', 'worry', 'next'])).toBe('Life?\nCalm\n\nWorried?\nMoney');
    expect(noteOf({}, questions, ['now'])).toBeNull();
    expect(entryOf({ ...texts, 'what-8': 'Ring' }, ['now', 'next'])).toEqual({
      answers: ['Calm', ''],
      decisions: ['', '', '', '', '', '', '', 'Ring'],
    });
  });
});

describe('the methods that an authority starts with', () => {
  it('have three prompts each, and questions that rotate', () => {
    for (const { prompts } of FIRST_METHODS) expect(prompts).toHaveLength(3);
    const [prompt] = FIRST_METHODS[0]!.prompts;
    const asked = [0, 1, 2, 3].map((before) => questionOf(prompt!, before));
    expect(new Set(asked).size).toBe(3);
    expect(asked[3]).toBe(asked[0]);
  });
});
