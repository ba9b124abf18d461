import type { UnitOfWork } from '../platform/unit-of-work';

/** How much of what someone was told they have not read, for the masthead; what is done since needs no reading. */
export async function unreadTold(unitOfWork: UnitOfWork, staffId: string): Promise<number> {
  const row = await unitOfWork.whoAsks<{ unread: number }>(
    `select count(*)::int as unread from telling t where t.staff_id = $1 and t.read_at is null
        and (t.deadline_id is null or exists (
          select from deadline d where d.id = t.deadline_id and d.state in ('open', 'partial', 'declined')))`,
    [staffId],
  );
  return row?.unread ?? 0;
}
