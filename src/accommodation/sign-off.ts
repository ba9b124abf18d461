import type { Post } from '../caseloads/staff.entity';
import { SCHEDULE_2_ITEMS } from '../statutory/case-file';
import { LIMBS, SHARED_HOUSE_ITEMS, type AssessmentAnswers, type SignOffKind } from './home.entities';

export const MANAGER_POSTS = ['team-manager', 'service-manager', 'head-of-service'] as const satisfies Post[];

export const ALL_OF_A_SHARED_HOUSE = [...LIMBS, ...SCHEDULE_2_ITEMS, ...SHARED_HOUSE_ITEMS];

/** Whether everything that is asked of a house in multiple occupation was answered. */
export function isSharedHouseAssessed(answers: AssessmentAnswers | null): boolean {
  return answers !== null && ALL_OF_A_SHARED_HOUSE.every((item) => answers[item] !== undefined);
}

/**
 * What a senior has to answer for: bed and breakfast always, a house in multiple occupation until it is assessed; null for
 * any other home.
 */
export function signOffFor(
  home: { type: string; inMultipleOccupation?: boolean | null },
  answers: AssessmentAnswers | null,
): SignOffKind | null {
  if (home.type === 'W') return 'bed-and-breakfast';
  return home.inMultipleOccupation && !isSharedHouseAssessed(answers) ? 'shared-house' : null;
}

/**
 * Who may sign off, by post: under 18 bed and breakfast is the head of service's (AC-03), or a service manager's where
 * there is no head of service but the one who asked; everything else any manager's. Nobody signs off what they asked for.
 *
 * @param under18 on the day they moved in
 * @param hasHeadOfService another than whoever asked
 */
export function maySignOff(kind: SignOffKind, under18: boolean, post: Post, hasHeadOfService: boolean): boolean {
  if (kind === 'bed-and-breakfast' && under18) {
    return post === 'head-of-service' || (!hasHeadOfService && post === 'service-manager');
  }
  return MANAGER_POSTS.some((one) => one === post);
}

/** SQL: the heads of service who work here and can sign in, `s`. */
export const HEADS_OF_SERVICE = `select s.id from staff s join app_user u on u.staff_id = s.id and u.disabled_at is null
  where s.post = 'head-of-service' and s.left_on is null`;

/**
 * SQL: whether bed and breakfast under 18 may be signed off by the staff `alias`, as `maySignOff` says it.
 * @param asker SQL of whoever asked for it; null where nobody was asked
 */
export const maySignOffUnder18 = (alias: string, asker: string): string =>
  `(${alias}.post = 'head-of-service' or (${alias}.post = 'service-manager'
    and not exists (${HEADS_OF_SERVICE} and s.id is distinct from ${asker})))`;

export const SIGN_OFF_WORDS: Record<SignOffKind, string> = {
  'bed-and-breakfast': 'Bed and breakfast',
  'shared-house': 'House in multiple occupation that is not assessed',
};
