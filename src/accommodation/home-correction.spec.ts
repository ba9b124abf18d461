import { localDate } from '../statutory/local-date';
import { AccommodationPeriod } from './accommodation-period.entity';
import { homeCorrectionForm, homeWords, readHomeCorrection } from './home-correction';

const TODAY = localDate('2026-11-23');
const home = Object.assign(new AccommodationPeriod(), {
  id: 'row',
  type: 'E',
  fromOn: localDate('2026-01-05'),
  toOn: localDate('2026-11-01'),
  providedUnder: 'unknown',
  placedByAuthority: true,
  arrangedBy: 'unknown',
  paidBy: 'benefits',
  weeklyCostPence: 12_050,
  providerRegistered: null,
  address: '1 Heron Way',
  postcode: 'RG1 1AA',
  carer: null,
  provider: null,
});
const sent = (given: Record<string, string> = {}) => ({ ...homeCorrectionForm(home, TODAY).values, ...given });

describe('correcting a home', () => {
  it('starts from what was said, and sent as it stands says the same', () => {
    expect(readHomeCorrection(sent(), TODAY).changes).toEqual({
      type: 'E',
      fromOn: '2026-01-05',
      toOn: '2026-11-01',
      providedUnder: 'unknown',
      // Placed by the council: it arranged the home, and who placed them follows from that.
      arrangedBy: 'us',
      placedByAuthority: null,
      paidBy: 'benefits',
      tenure: null,
      weeklyCostPence: 12_050,
      noticeDays: null,
      inMultipleOccupation: null,
      supportedCategory: null,
      providerRegistered: null,
      registrationNumber: null,
      registrationCheckedOn: null,
      exemptGround: null,
      exemptCheckedBy: null,
      address: '1 Heron Way',
      postcode: 'RG1 1AA',
      carer: null,
      provider: null,
    });
  });

  it('leaves alone what the form does not ask', () => {
    const asked: Partial<ReturnType<typeof sent>> = sent();
    delete asked.providerRegistered;
    expect(readHomeCorrection(asked, TODAY).changes).not.toHaveProperty('providerRegistered');
  });

  it('leaves who placed them as it was while nobody knows who arranged it', () => {
    expect(readHomeCorrection(sent({ arrangedBy: 'unknown' }), TODAY).changes).not.toHaveProperty('placedByAuthority');
  });

  it('lets a section that follows from the answers go on following from them', () => {
    expect(homeCorrectionForm(home, TODAY, true).values.providedUnder).toBe('unknown');
    expect(homeCorrectionForm({ ...home, providedUnder: 's23B' }, TODAY, false).values.providedUnder).toBe('s23B');
  });

  it.each([
    [{ toOn: 'summer' }, 'toOn'],
    [{ toOn: '1/1/2027' }, 'toOn'],
    [{ toOn: '4/1/2026' }, 'toOn'],
    [{ providedUnder: '' }, 'providedUnder'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, changes } = readHomeCorrection(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(changes).toBeNull();
  });

  it('is told in a few lines', () => {
    expect(homeWords(home)).toEqual([
      'Supported lodgings',
      '1 Heron Way, RG1 1AA',
      'From 5 January 2026 to 1 November 2026',
      'Not known yet',
      'Who pays: Housing benefit or universal credit',
      '£120.50 a week',
    ]);
  });
});
