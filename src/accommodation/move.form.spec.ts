import { localDate } from '../statutory/local-date';
import { newMoveForm, readMoveForm } from './move.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string> = {}) => ({ ...newMoveForm().values, type: 'U', when: 'today', ...given });

describe('the move form', () => {
  it('takes the least there is to say: what kind of home, and when', () => {
    const { errors, home } = readMoveForm(sent(), TODAY);
    expect(errors).toEqual([]);
    expect(home).toMatchObject({ fromOn: '2026-11-23', type: 'U', providedUnder: 'unknown', placedByAuthority: null });
  });

  it('tells nobody who is none of those to tell, whatever their name', () => {
    const { more } = readMoveForm({ ...sent(), tell: ['constructor', 'toString', 'bank'] }, TODAY);
    expect(more?.answers.tell).toEqual(['bank']);
  });

  it('refuses what is too long at its field', () => {
    const { errors } = readMoveForm({ ...sent(), address: 'x'.repeat(501), carer: 'x'.repeat(10_000) }, TODAY);
    expect(errors).toEqual([
      { field: 'address', message: 'Write 500 characters or fewer' },
      { field: 'carer', message: 'Write 500 characters or fewer' },
    ]);
  });

  it('takes everything that goes with a move in one form', () => {
    const { home, more } = readMoveForm(
      {
        ...sent({ arrangedBy: 'us', paidBy: 'us-and-them', tenure: 'licence', cost: '£1,120.5', noticeDays: '28' }),
        ...{
          gp: 'new',
          gpName: 'Abbey Surgery',
          gpOdsCode: 'a81 001',
          travel: 'sorted',
          travelWords: 'Bus 17',
          view: 'no',
          viewWords: 'Loud.',
        },
        ...{ benefits: 'told', councilTax: 'none', tell: ['education', 'nobody'], band: '20-to-50' },
        ...{ providerRegistered: 'yes', registrationNumber: 'SC123' },
      },
      TODAY,
    );
    expect(home).toMatchObject({
      arrangedBy: 'us',
      paidBy: 'us-and-them',
      tenure: 'licence',
      weeklyCostPence: 112_050,
      noticeDays: 28,
      providerRegistered: true,
      registrationNumber: 'SC123',
      registrationCheckedOn: TODAY,
    });
    expect(more).toEqual({
      answers: {
        ...{ gp: 'new', gpName: 'Abbey Surgery', gpOdsCode: 'A81001', travel: 'sorted', travelWords: 'Bus 17' },
        ...{ benefits: 'told', councilTax: 'none', area: 'not-known', tell: ['education'] },
      },
      band: '20-to-50',
      view: { answer: 'no', words: 'Loud.' },
      signOff: null,
    });
  });

  it('writes a postcode one way', () => {
    expect(readMoveForm(sent({ postcode: 'rg11aa' }), TODAY).home?.postcode).toBe('RG1 1AA');
  });

  it.each([
    [{ type: '' }, 'type'],
    [{ when: '' }, 'when'],
    [{ when: 'another-day', onDate: '24/11/26' }, 'onDate'],
    [{ postcode: 'Reading' }, 'postcode'],
    [{ providedUnder: 'love' }, 'providedUnder'],
    [{ arrangedBy: 'love' }, 'arrangedBy'],
    [{ tenure: 'forever' }, 'tenure'],
    [{ cost: 'cheap' }, 'cost'],
    [{ cost: '10000.01' }, 'cost'],
    [{ noticeDays: '400' }, 'noticeDays'],
    [{ providerRegistered: 'yes' }, 'registrationNumber'],
    [{ providerRegistered: 'exempt', exemptCheckedBy: 'Ann Other' }, 'exemptGround'],
    [{ providerRegistered: 'exempt', exemptGround: 'hospital' }, 'exemptCheckedBy'],
    [{ registrationCheckedOn: '24/11/26' }, 'registrationCheckedOn'],
    [{ viewWords: 'Nice' }, 'view'],
    [{ gp: 'somewhere' }, 'gp'],
    [{ type: 'W' }, 'signOffReason'],
    [{ shared: 'yes' }, 'signOffReason'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, home } = readMoveForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(home).toBeNull();
  });
});
