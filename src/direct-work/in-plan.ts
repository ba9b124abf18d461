import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { MadeBy } from './direct-work.entities';
import { LAST_ASKED, SHARED_NOW } from './shared-with';

/** As many as one plan shows; the others are in the record. */
export const MOST_IN_A_PLAN = 12;

/** A picture that the young person lets their plan show. */
export interface PlanPicture {
  id: string;
  words: string;
  madeBy: MadeBy;
  madeOn: LocalDate;
  /** Pixels. */
  width: number;
  height: number;
}

/**
 * SQL of the pictures `w` of young person $1 that their plan shows: those still there that they allow now, and of a version $2
 * that was finished, allowed on its day as the record had it when the version was kept. So nothing comes into a plan
 * after it was agreed, and what they take back is out of it at once.
 */
const IN_PLAN = `from direct_work w join attachment a on a.id = w.attachment_id and a.kind = 'picture'
  left join plan_version v on v.id = $2 and v.young_person_id = w.young_person_id
  where w.young_person_id = $1 and w.gone_on is null and ${SHARED_NOW} = 'plan'
    and (select x.shared_with from direct_work_choice x where x.direct_work_id = w.id
            and x.asked_on <= coalesce(v.finished_on, 'infinity') and x.recorded_at <= coalesce(v.made_at, 'infinity')
          order by ${LAST_ASKED} limit 1) = 'plan'
  order by w.made_on desc, w.id limit ${MOST_IN_A_PLAN}`;

const TOLD = `w.id, w.words, w.made_by as "madeBy", w.made_on as "madeOn", a.width, a.height`;

/**
 * The caller has asked whether their notes may be read.
 * @param versionId null for a plan that is being written
 */
export async function planPictures(
  { manager }: Work,
  personId: string,
  versionId: string | null,
): Promise<PlanPicture[]> {
  return manager.query<PlanPicture[]>(`select ${TOLD} ${IN_PLAN}`, [personId, versionId]);
}

/** As `planPictures`, each with its JPEG. */
export async function planPicturesWhole(
  { manager }: Work,
  personId: string,
  versionId: string | null,
): Promise<(PlanPicture & { jpeg: Buffer })[]> {
  return manager.query<(PlanPicture & { jpeg: Buffer })[]>(
    `select p.*, b.bytes as jpeg from (select ${TOLD}, w.attachment_id ${IN_PLAN}) p
       join attachment_part b on b.attachment_id = p.attachment_id and b.part = 'whole' order by p."madeOn" desc, p.id`,
    [personId, versionId],
  );
}
