import type { UserActor } from '../access/actor';
import { caseloadAddress, readCaseloadAddress } from './caseload.address';

const ADVISER = '0199d1c0-7000-7000-8000-000000000001';

describe('the address of the caseload list', () => {
  it("opens an adviser's own young people, and everyone's for those who answer for others", () => {
    expect(readCaseloadAddress({}, as('adviser')).who).toBe('mine');
    expect(readCaseloadAddress({}, as('manager')).who).toBe('everyone');
    expect(readCaseloadAddress({}, as('data-officer')).who).toBe('everyone');
  });

  it('says everything about the list, so that Back and a bookmark bring the same list', () => {
    const address = `/caseload?who=everyone&show=overdue&status=eligible&team=none&adviser=${ADVISER}&risk=high&basis=statute&order=seen&page=3`;
    const fields = Object.fromEntries(new URL(address, 'http://onward.example').searchParams);
    expect(caseloadAddress(readCaseloadAddress(fields, as('adviser')), as('adviser'))).toBe(address);
  });

  it('leaves out what is as the list opens', () => {
    expect(caseloadAddress(readCaseloadAddress({}, as('adviser')), as('adviser'))).toBe('/caseload');
  });

  it.each(['0', '-1', '1.5', 'x', '1e9', ''])('takes page %j for the first', (page) => {
    expect(readCaseloadAddress({ page }, as('adviser')).page).toBe(1);
  });

  it('takes what it does not know for what the list opens with', () => {
    const fields = {
      who: 'all',
      show: 'x',
      status: 'client',
      adviser: "' or 1=1",
      team: 'x',
      risk: 'severe',
      basis: 'law',
      order: ['due', 'name'],
    };
    expect(readCaseloadAddress(fields, as('manager'))).toEqual(readCaseloadAddress({}, as('manager')));
  });
});

function as(role: UserActor['role']): UserActor {
  return { kind: 'user', userId: 'u', staffId: 's', name: 'Ada Worker', role, teamIds: [] };
}
