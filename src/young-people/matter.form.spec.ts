import { EMPTY_MATTER_FORM, readMatterForm } from './matter.form';

const sent = (given: Record<string, string>) => ({
  ...EMPTY_MATTER_FORM.values,
  reason: 'I rang the school',
  ...given,
});

describe('settling a matter', () => {
  it('takes a reason, and a day where one is given', () => {
    expect(readMatterForm(sent({})).settlement).toEqual({
      reason: 'I rang the school',
      diedOn: null,
      careEndedOn: null,
      reasonCeased: null,
      historyComplete: false,
      dateOfBirth: null,
    });
    expect(readMatterForm(sent({ dateOfBirth: '1/2/2009' })).settlement).toMatchObject({ dateOfBirth: '2009-02-01' });
    expect(readMatterForm(sent({ careEndedOn: '10 March 2026', reasonCeased: 'E6' })).settlement).toMatchObject({
      careEndedOn: '2026-03-10',
      reasonCeased: 'E6',
    });
  });

  it.each([
    [{ reason: ' ' }, 'reason'],
    [{ diedOn: 'spring' }, 'diedOn'],
    [{ careEndedOn: '31/2/26' }, 'careEndedOn'],
    [{ reasonCeased: 'E6' }, 'careEndedOn'],
    [{ dateOfBirth: 'about 17' }, 'dateOfBirth'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, settlement } = readMatterForm(sent(given));
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(settlement).toBeNull();
  });
});
