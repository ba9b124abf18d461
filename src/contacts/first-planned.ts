/** SQL of the instant that the appointment `p` was planned for at first; null where it was never moved. */
export const FIRST_PLANNED = `(select m.from_at from appointment_move m where m.appointment_id = p.id
  order by m.moved_at, m.id limit 1) as "firstPlannedAt"`;
