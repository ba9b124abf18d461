import type { Work } from '../platform/unit-of-work';

interface OfContact {
  youngPersonId: string;
  contactId: string;
}

/**
 * What came of the good news of a contact that was written about somebody else goes with it. What was planned stays an
 * occasion of whom it was planned for, with its worker and money, and can be called off there.
 */
export async function moveCelebrations({ manager }: Work, wrong: OfContact, right: OfContact): Promise<void> {
  await manager.query(
    `update celebration set young_person_id = $3, win_id = $4
      where young_person_id = $1 and win_id = $2 and occasion_id is null`,
    [wrong.youngPersonId, wrong.contactId, right.youngPersonId, right.contactId],
  );
}
