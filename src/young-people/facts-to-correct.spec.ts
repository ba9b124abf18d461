import { factsToCorrect } from './facts-to-correct';

const about = (...given: Parameters<typeof factsToCorrect>) =>
  factsToCorrect(...given).map(({ text }) => text.split(/[:,]/)[0]);

describe('what would have to be corrected for the record to give what was decided', () => {
  it.each([
    [
      'settled at home, and decided to be relevant',
      'qualifying',
      ['LS-06', 'LS-16'],
      'relevant',
      's23A',
      'Time back at home',
    ],
    [
      'short breaks, and decided to be eligible',
      'looked-after-not-eligible',
      ['LS-02'],
      'eligible',
      null,
      'Short breaks',
    ],
    ['adopted, and decided to be former relevant', 'none', ['LS-22'], 'former-relevant', null, 'The reason care ended'],
    [
      'none, and decided to be relevant by detention',
      'none',
      [],
      'relevant',
      'reg3',
      'Custody or hospital around the 16th birthday',
    ],
    [
      'none, and decided to be qualifying by an order',
      'none',
      [],
      'qualifying',
      's24-1A',
      'The special guardianship order',
    ],
    ['relevant, and decided to be settled at home', 'relevant', ['LS-03'], 'qualifying', 's24-1B', 'Time back at home'],
    [
      'offered support, and decided to be in a programme',
      'former-relevant-21-plus',
      ['LS-14'],
      'former-relevant-21-plus',
      's23C7',
      'The programme in the pathway plan',
    ],
    [
      'offered support, and decided to have asked',
      'former-relevant-21-plus',
      ['LS-14'],
      'former-relevant-21-plus',
      's23CZB',
      'A request for support or for help with education',
    ],
  ] as const)('%s', (_, status, rules, decided, basis, fact) => {
    expect(about({ status, rules }, { status: decided, basis })).toContain(fact);
  });

  it('names the missing history first where there is no status', () => {
    const [first, ...others] = about({ status: 'undetermined', rules: ['LS-16'] }, { status: 'eligible', basis: null });

    expect(first).toBe('The earlier care that is missing');
    expect(others).toEqual(['The time in care']);
  });

  it('names the care too where someone else than a former relevant young person is decided to be one at 21', () => {
    const record = { status: 'education-help-only' as const, rules: ['LS-18', 'LS-16'] };

    expect(about(record, { status: 'former-relevant-21-plus', basis: 's23CA' })).toEqual([
      'A request for support or for help with education',
      'The time in care',
    ]);
  });

  it('names no fact twice', () => {
    const facts = about(
      { status: 'none', rules: ['LS-15', 'LS-06', 'LS-08'] },
      { status: 'qualifying', basis: 's24-1A' },
    );

    expect(facts).toEqual(['The special guardianship order', 'Time back at home']);
  });
});
