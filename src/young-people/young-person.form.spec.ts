import { identityWords } from './identity-choices';
import { IDENTITY_FIELDS, newIdentityForm, readIdentityForm, settled } from './young-person.form';

const sent = (given: Record<string, string> = {}) => ({
  ...newIdentityForm('').values,
  dateOfBirth: '10/3/2008',
  ...given,
});

describe('who the young person is', () => {
  it('needs a date of birth and nothing else', () => {
    const { errors, identity } = readIdentityForm(sent());
    expect(errors).toEqual([]);
    expect(identity).toMatchObject({
      givenName: null,
      dateOfBirth: '2008-03-10',
      interpreter: 'not-known',
      disabled: null,
      identifiers: { upn: '' },
    });
  });

  it('keeps not known, not asked, withheld, yes and no apart', () => {
    for (const interpreter of ['not-known', 'not-asked', 'withheld', 'yes', 'no']) {
      expect(readIdentityForm(sent({ interpreter })).identity?.interpreter).toBe(interpreter);
    }
    expect(readIdentityForm(sent({ disabled: 'no' })).identity?.disabled).toBe(false);
  });

  it.each([
    [{ dateOfBirth: '' }, 'dateOfBirth'],
    [{ dateOfBirth: '31/2/2008' }, 'dateOfBirth'],
    [{ diedOn: 'last week' }, 'diedOn'],
    [{ email: 'not an address' }, 'email'],
    [{ familyName: 'x'.repeat(501) }, 'familyName'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, identity, values } = readIdentityForm(sent(given));
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(identity).toBeNull();
    expect(values).toMatchObject(given);
  });

  it('takes the same said differently for the same', () => {
    const one = readIdentityForm(sent({ nhsNumber: '943 476 5919', upn: 'h801200001001' })).values;
    const other = readIdentityForm(
      sent({ nhsNumber: '9434765919', upn: 'H801200001001', dateOfBirth: '10 March 2008' }),
    ).values;
    for (const field of IDENTITY_FIELDS) expect(settled(one)[field]).toBe(settled(other)[field]);
  });

  it('shows what was chosen in words', () => {
    expect(identityWords('ethnicity', 'BCRB')).toBe('Black Caribbean');
    expect(identityWords('interpreter', 'withheld')).toBe('Did not want to say');
    expect(identityWords('knownAs', 'yes')).toBe('yes');
  });
});
