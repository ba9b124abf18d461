import { Staff } from '../caseloads/staff.entity';
import { dayFaults, type FactKind } from '../young-people/dated-facts';
import { CaseSupervision } from './case-supervision.entity';

export const CASE_SUPERVISION: FactKind<CaseSupervision> = {
  entity: CaseSupervision,
  word: 'supervision',
  words: 'supervisions',
  see: 'see-supervision',
  change: 'supervise',
  async faults({ heldOn, supervisorId }, person, today, { manager }) {
    const faults = dayFaults('heldOn', heldOn, person, today);
    if (await manager.existsBy(Staff, { id: supervisorId })) return faults;
    return [...faults, { field: 'supervisorId', message: 'Must be the id of a member of staff' }];
  },
};
