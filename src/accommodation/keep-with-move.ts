import { Staff } from '../caseloads/staff.entity';
import { HomeDistance } from '../contacts/home-distance.entity';
import { tellManagers, tellStaff } from '../deadlines/urgent';
import { isId, newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { YoungPerson } from '../young-people/young-person.entity';
import type { AccommodationPeriod } from './accommodation-period.entity';
import { hasHeadOfService } from './home-control.service';
import { HomeSignOff, HomeView, MoveSaid, MoveTask, type SignOffKind } from './home.entities';
import { lastAnswersOf } from './last-assessment';
import type { TaskOfMove } from './move-follows';
import { MANAGER_POSTS, maySignOff, SIGN_OFF_WORDS, signOffFor } from './sign-off';
import { answersUnder18 } from './sign-offs-wait';
import type { SignOffSaid, WithMove } from './with-move';

/**
 * Keeps what was said with a move, in its transaction: how far away it is, the young person's view, the way to education,
 * the GP and benefits, what is left to be done, and who is asked to sign off.
 *
 * @returns what a senior is asked to sign off; null for nothing
 */
export async function keepWithMove(
  work: Work,
  row: AccommodationPeriod,
  { answers, band, view, signOff }: WithMove,
  tasks: readonly TaskOfMove[],
  today: LocalDate,
): Promise<SignOffKind | null> {
  const { manager, actor } = work;
  if (actor.kind !== 'user') return null;
  const ofHome = { youngPersonId: row.youngPersonId, accommodationId: row.factId };
  const { staffId } = actor;
  const { gp, gpName, travel, travelWords, benefits, councilTax, area } = answers;
  const said = { gp, gpName, travel, travelWords, benefits, councilTax, area };
  await manager.insert(MoveSaid, { id: newId(), ...ofHome, ...said, saidById: staffId });
  if (tasks.length > 0) {
    await manager.insert(
      MoveTask,
      tasks.map((task, place) => ({ id: newId(), ...ofHome, place: place + 1, ...task })),
    );
  }
  if (band) await manager.insert(HomeDistance, { id: newId(), ...ofHome, band, saidById: staffId, saidOn: today });
  if (view) await manager.insert(HomeView, { id: newId(), ...ofHome, saidOn: today, ...view, recordedById: staffId });
  return askForSignOff(work, row, signOff, today);
}

/**
 * Asks a senior to answer for a home that should not be used, once, and tells at once the one who is said to have agreed,
 * or where nobody is who may answer, of a shared house the manager of the team.
 *
 * @returns what is to be signed off; null for a home that needs none
 * @throws Problem 'not-valid' naming `signOffReason` or `agreedById`
 */
export async function askForSignOff(
  work: Work,
  row: AccommodationPeriod,
  said: SignOffSaid | null,
  today: LocalDate,
): Promise<SignOffKind | null> {
  const { actor, manager } = work;
  const kind = signOffFor(row, await lastAnswersOf(work, row.factId));
  if (kind === null || actor.kind !== 'user') return kind;
  const ofHome = { youngPersonId: row.youngPersonId, accommodationId: row.factId };
  if (await manager.existsBy(HomeSignOff, { ...ofHome, kind })) return kind;
  await mustBeSignedOffBy(work, row, said, kind);
  const { reason, agreedById } = said!;
  const id = newId();
  await manager.insert(HomeSignOff, {
    id,
    ...ofHome,
    kind,
    reason: reason.trim(),
    agreedById,
    askedById: actor.staffId,
  });
  const cause = `home-sign-off:${id}`;
  const home = SIGN_OFF_WORDS[kind];
  if (
    agreedById === null ||
    agreedById === actor.staffId ||
    !(await mayAnswer(work, row, kind, { agreedById, askedById: actor.staffId }))
  ) {
    const because = `${home}: a manager has to sign it off, or say that they do not agree.`;
    if (kind === 'bed-and-breakfast') {
      // Told by its alert, and each morning, but for whom it falls to in place of the head of service
      const instead = await serviceManagerInstead(work, row, actor.staffId);
      if (instead !== null) await tellStaff(work, instead, row.youngPersonId, { cause, because });
      return kind;
    }
    await tellManagers(work, row.youngPersonId, { cause, because }, today);
  } else {
    const because = `${home}: you are said to have agreed. Sign it off, or say that you did not.`;
    await tellStaff(work, agreedById, row.youngPersonId, { cause, because });
  }
  return kind;
}

/** Who signs off bed and breakfast under 18 where there is no head of service but the one who asked; null otherwise. */
async function serviceManagerInstead(
  work: Work,
  { youngPersonId, fromOn }: AccommodationPeriod,
  askedById: string,
): Promise<string | null> {
  const { dateOfBirth } = await work.manager.findOneByOrFail(YoungPerson, { id: youngPersonId });
  if (ageOn(dateOfBirth, fromOn) >= 18 || (await hasHeadOfService(work, askedById))) return null;
  const [row] = await work.manager.query<{ id: string | null }[]>(`select ${answersUnder18('$1::uuid')} as id`, [
    askedById,
  ]);
  return row!.id;
}

async function mayAnswer(
  work: Work,
  { youngPersonId, fromOn }: AccommodationPeriod,
  kind: SignOffKind,
  { agreedById, askedById }: { agreedById: string; askedById: string },
): Promise<boolean> {
  const { dateOfBirth } = await work.manager.findOneByOrFail(YoungPerson, { id: youngPersonId });
  const { post } = await work.manager.findOneByOrFail(Staff, { id: agreedById });
  return maySignOff(kind, ageOn(dateOfBirth, fromOn) < 18, post, await hasHeadOfService(work, askedById));
}

/**
 * @param kind as far as it is worked out already
 * @throws Problem 'not-valid' naming `signOffReason` or `agreedById`
 */
export async function mustBeSignedOffBy(
  work: Work,
  home: { type: string; inMultipleOccupation?: boolean | null },
  said: SignOffSaid | null,
  kind: SignOffKind | null,
): Promise<void> {
  if (work.actor.kind !== 'user' || (kind ?? signOffFor(home, null)) === null) return;
  if (!said?.reason.trim()) {
    throw invalid(
      'signOffReason',
      home.type === 'W'
        ? 'Write why there is nothing but bed and breakfast: a senior manager has to answer for it'
        : 'Write why they move in before the shared house is assessed: a senior manager has to answer for it',
    );
  }
  const { agreedById } = said;
  if (agreedById === null) return;
  const seniors = isId(agreedById) ? await work.manager.findOneBy(Staff, { id: agreedById }) : null;
  if (!seniors || !MANAGER_POSTS.some((post) => post === seniors.post)) {
    throw invalid('agreedById', 'Choose the manager who agreed, or “Nobody yet”');
  }
}

/** Managers of any post who work here on a day. */
export async function seniorsOn({ manager }: Work, today: LocalDate): Promise<{ id: string; name: string }[]> {
  return manager.query(
    `select s.id, s.name from staff s where s.post = any($1) and (s.left_on is null or s.left_on > $2)
      order by s.name, s.id`,
    [MANAGER_POSTS, today],
  );
}
