import { DataSource } from 'typeorm';
import { PlanDatesService } from '../../src/pathway-plans/plan-dates.service';
import { textOf, type PlanDocument } from '../../src/pathway-plans/plan-document';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { aYoungPerson, SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, TODAY, type Office } from './young-person-people';

export interface WithAPlan {
  id: string;
  at: string;
  versionId: string;
  /** "A flat of my own" with one action still to do and one done, then "Start at college" with none. */
  goals: [flat: string, college: string];
  action: string;
}

/** A care leaver since March with a plan in force since 1 June (or `inForceOn`): two goals, and two actions of the first one. */
export async function withAPlan(
  office: Pick<Office, 'onward' | 'adviser'>,
  {
    inForceOn = '2026-06-01',
    ...given
  }: { givenName?: string; familyName?: string; contactsSince?: string; inForceOn?: string } = {},
): Promise<WithAPlan> {
  const { onward, adviser } = office;
  const id = await aCareLeaverInANewFlat(office, { movedOn: '2026-04-10', ...given });
  const [planId, versionId, flat, college, action, done] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  // The day first: once there is a version of this id, only its approval records it.
  await onward.app
    .get(PlanDatesService)
    .record(adviser.actor, id, 'plan', localDate(inForceOn), TODAY, null, versionId);
  const [template] = await onward.sql<{ id: string }>('select id from plan_template_version limit 1');
  const document: PlanDocument = {
    plan: 1,
    template: { versionId: template!.id, title: 'Our first plan', number: 1 },
    cover: { title: 'My plan', colour: 'blue', goingWell: '' },
    topics: [],
    takingPart: { meetings: '', explainedOn: null, whyNot: {} },
    consulted: [],
  };
  await onward.sql(
    `insert into plan_at_work (id, young_person_id, template_version_id, state, started_on, cover, taking_part)
     values ($1, $2, $3, 'approved', '2026-05-20', $4, $5)`,
    [planId, id, template!.id, JSON.stringify(document.cover), JSON.stringify(document.takingPart)],
  );
  await onward.sql(
    `insert into plan_version (id, young_person_id, plan_id, number, document, digest, template_version_id, figures, finished_on)
     values ($1, $2, $3, 1, $4, encode(sha256(convert_to($4, 'UTF8')), 'hex'), $5, '{}', $6)`,
    [versionId, id, planId, textOf(document), template!.id, inForceOn],
  );
  const goal = `insert into plan_goal (id, young_person_id, topic_key, topic_title, need, goal, first_version_id,
                                       last_version_id, set_on, in_force)
                values ($1, $2, $3, $4, $5, $6, $7, $7, '2026-06-01', true)`;
  await onward.sql(goal, [flat, id, 'accommodation', 'Where I live', 'A home', 'A flat of my own', versionId]);
  await onward.sql(goal, [college, id, 'education', 'Learning', 'A course', 'Start at college', versionId]);
  const act = `insert into plan_action (id, young_person_id, goal_id, what, owner_kind, due_on, first_version_id,
                                        last_version_id, in_force, done_on)
               values ($1, $2, $3, $4, 'adviser', '2026-09-01', $5, $5, true, $6)`;
  await onward.sql(act, [action, id, flat, 'Ring the landlord', versionId, null]);
  await onward.sql(act, [done, id, flat, 'Join the list', versionId, '2026-07-01']);
  return { id, at: `/young-people/${id}`, versionId, goals: [flat, college], action };
}

/** A young person of 17 who has been looked after since 14. */
export async function someoneInCare({ onward, adviser }: Office): Promise<string> {
  const id = await aYoungPerson(onward.app.get(DataSource), {
    dateOfBirth: localDate('2009-03-10'),
    teamId: adviser.actor.teamIds[0]!,
  });
  const episode = {
    fromOn: localDate('2023-03-10'),
    toOn: null,
    legalStatus: 'care-order' as const,
    legalStatusCode: 'C2',
    shortBreak: false,
    plannedDays: null,
    placement: 'foster-care' as const,
    placementCode: 'U6',
    carer: null,
    authority: null,
    reasonCeased: null,
    returnCodes: null,
  };
  await onward.app.get(CareHistoryService).record(SYSTEM, id, 'care-episode', episode, TODAY);
  return id;
}
