import { IsNull } from 'typeorm';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { ArrangementEntry } from './arrangement.entities';

/** A release is of the detention, which goes on as it is recorded; every other line is of the move alone. */
const OF_ITS_OWN = 'release';

/** The move never was, so neither was the line of a story that was written with it. */
export async function takeOutWithHome(work: Work, homeId: string, reason: string): Promise<void> {
  for (const entry of await entriesOf(work, homeId)) await takeOut(work, entry, reason);
}

/** The move was on another day: the line is taken out and written again with it. */
export async function moveWithHome(work: Work, homeId: string, onDay: LocalDate): Promise<void> {
  for (const entry of await entriesOf(work, homeId)) {
    if (entry.onDay === onDay) continue;
    await takeOut(work, entry, 'The day of the move was corrected');
    const { arrangementId, youngPersonId, entry: key, said, recordedById } = entry;
    const again = { arrangementId, youngPersonId, entry: key, said, homeId, recordedById };
    await work.manager.insert(ArrangementEntry, { id: newId(), ...again, onDay });
  }
}

async function entriesOf({ manager }: Work, homeId: string): Promise<ArrangementEntry[]> {
  const found = await manager.findBy(ArrangementEntry, { homeId, takenOutBecause: IsNull() });
  return found.filter(({ entry }) => entry !== OF_ITS_OWN);
}

async function takeOut(work: Work, { id, arrangementId, youngPersonId }: ArrangementEntry, reason: string) {
  await work.manager.update(ArrangementEntry, { id }, { takenOutBecause: reason });
  await audit(work, {
    did: 'arrangement.taken-out',
    youngPersonId,
    subjectId: arrangementId,
    detail: { entryId: id },
  });
}
