import { differences, merged, readKept } from './merge';
import { newIdentityForm } from './young-person.form';

const was = { ...newIdentityForm('').values, knownAs: 'Tee', phone: '1', firstLanguage: 'Farsi' };
const mine = { ...was, knownAs: 'T', phone: '2' };
const theirs = { ...was, knownAs: 'Taz', firstLanguage: 'Dari' };

describe('two people editing one young person at once', () => {
  it('shows each field that differs, and chooses only where one of them left it alone', () => {
    expect(differences(was, mine, theirs)).toEqual([
      { field: 'knownAs', mine: 'T', theirs: 'Taz', keep: null },
      { field: 'firstLanguage', mine: 'Farsi', theirs: 'Dari', keep: 'theirs' },
      { field: 'phone', mine: '2', theirs: '1', keep: 'mine' },
    ]);
  });

  it('leaves a field open that nobody chose', () => {
    const apart = differences(was, mine, theirs);
    expect(readKept({ 'keep-phone': 'mine', 'keep-knownAs': 'both' }, apart)).toEqual([
      { field: 'knownAs', keep: null },
      { field: 'firstLanguage', keep: null },
      { field: 'phone', keep: 'mine' },
    ]);
  });

  it('keeps what was chosen and what both agree on', () => {
    const kept = readKept(
      { 'keep-phone': 'mine', 'keep-knownAs': 'mine', 'keep-firstLanguage': 'theirs' },
      differences(was, mine, theirs),
    );
    expect(merged(mine, theirs, kept)).toMatchObject({ knownAs: 'T', phone: '2', firstLanguage: 'Dari', sex: '' });
  });
});
