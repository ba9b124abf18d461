import { localDate } from '../statutory/local-date';
import { readDecisionsAddress, toDecisionsReport } from './report.page';

describe('what decisions changed', () => {
  it('opens with its days as people type them, and takes them in the address either way', () => {
    const today = localDate('2026-11-27');
    const query = readDecisionsAddress({ from: '2026-08-29', to: '27/11/2026' }, today);
    expect(query).toMatchObject({ from: '2026-08-29', to: '2026-11-27' });
    expect(toDecisionsReport([], query, today).form.values).toEqual({ from: '29/8/2026', to: '27/11/2026' });
  });
});
