import { DataSource } from 'typeorm';
import { ROLES, type Role, type Scope } from '../../src/access/actor';
import { AuthorityService } from '../../src/authority/authority.service';
import { Allocation } from '../../src/caseloads/allocation.entity';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import { ALL_SCOPES, aProgramOf, send, type ApiAnswer, type Method, type Program } from '../support/api';
import { aYoungPerson } from '../support/records';
import { routesOf } from '../support/routes';
import { API_OTHER_ROUTES, API_PERSON_ROUTES, type ApiLine } from './api-routes';

const READERS: Role[] = ['adviser', 'manager', 'data-officer'];
const CASEWORKERS: Role[] = ['adviser', 'manager'];
/** Of what needs no young person: an out-of-hours duty worker sees none there whom they have not opened. */
const LIST_READERS: Role[] = [...READERS, 'duty'];
/** Lists of whom somebody sees: on duty of nobody but whom they opened. */
const LISTERS: Role[] = [...CASEWORKERS, 'duty'];
const ON_DUTY: Role[] = [...CASEWORKERS, 'duty'];
const MANAGERS: Role[] = ['manager'];
const POST_KEEPERS: Role[] = ['manager', 'administrator'];
const DATA_OFFICERS: Role[] = ['data-officer'];

/** Where an out-of-hours duty worker gets to whoever is in the authority: to say why they open them. */
const FINDS_EVERYBODY = [
  'GET /young-people/:id/emergency',
  'GET /young-people/:id/emergency-access',
  'POST /young-people/:id/emergency-access',
];
/** What they record of whom they opened. */
const RECORDED_ON_DUTY = [
  'POST /young-people/:id/duty/new',
  'POST /young-people/:id/duty-alerts/new',
  'POST /young-people/:id/emergency-access',
  'POST /young-people/:id/emergency-home',
  'POST /young-people/:id/missing/new',
  'POST /young-people/:id/risk-events/new',
];

/** Who gets through to a young person whom they may see. A new route needs its line here. */
const PERSON_ROUTES: Record<string, Role[]> = {
  'GET /young-people/:id': READERS,
  'GET /young-people/:id/as-shown': READERS,
  'GET /young-people/:id/due/:deadlineId': READERS,
  'GET /young-people/:id/due/:deadlineId/acknowledge': CASEWORKERS,
  'POST /young-people/:id/due/:deadlineId/acknowledge': CASEWORKERS,
  'GET /young-people/:id/due/:deadlineId/pause': CASEWORKERS,
  'POST /young-people/:id/due/:deadlineId/pause': CASEWORKERS,
  'GET /young-people/:id/pauses/:pauseId': READERS,
  'POST /young-people/:id/pauses/:pauseId/decision': MANAGERS,
  'POST /young-people/:id/pauses/:pauseId/end': CASEWORKERS,
  'GET /young-people/:id/due/:deadlineId/late': CASEWORKERS,
  'POST /young-people/:id/due/:deadlineId/late': CASEWORKERS,
  'GET /young-people/:id/due/:deadlineId/substitute': MANAGERS,
  'POST /young-people/:id/due/:deadlineId/substitute': MANAGERS,
  'GET /young-people/:id/substitutes/:factId/take-back': MANAGERS,
  'POST /young-people/:id/substitutes/:factId/take-back': MANAGERS,
  'GET /young-people/:id/case-file.json': ['manager', 'data-officer'],
  'GET /young-people/:id/weight': MANAGERS,
  'POST /young-people/:id/weight': MANAGERS,
  'GET /young-people/:id/placing': CASEWORKERS,
  'GET /young-people/:id/placing/searches/new': CASEWORKERS,
  'POST /young-people/:id/placing/searches/new': CASEWORKERS,
  'GET /young-people/:id/placing/searches/:searchId': CASEWORKERS,
  'GET /young-people/:id/placing/searches/:searchId/needs': CASEWORKERS,
  'POST /young-people/:id/placing/searches/:searchId/needs': CASEWORKERS,
  'GET /young-people/:id/placing/searches/:searchId/options/:optionId': CASEWORKERS,
  'POST /young-people/:id/placing/searches/:searchId/options/:optionId': CASEWORKERS,
  'POST /young-people/:id/placing/searches/:searchId/choice': CASEWORKERS,
  'POST /young-people/:id/placing/searches/:searchId/choices/:choiceId/fell-through': CASEWORKERS,
  'POST /young-people/:id/placing/searches/:searchId/end': CASEWORKERS,
  'GET /young-people/:id/placing/:providerId': CASEWORKERS,
  'POST /young-people/:id/placing/:providerId': CASEWORKERS,
  'POST /young-people/:id/placing/:providerId/sign-offs/:signOffId': MANAGERS,
  'GET /young-people/:id/flat-queue': CASEWORKERS,
  'POST /young-people/:id/flat-queue': CASEWORKERS,
  'POST /young-people/:id/flat-queue/:waitId/leave': CASEWORKERS,
  'GET /young-people/:id/home-money': CASEWORKERS,
  'GET /young-people/:id/home-money/new': CASEWORKERS,
  'POST /young-people/:id/home-money/new': CASEWORKERS,
  'GET /young-people/:id/home-money/:moneyId': CASEWORKERS,
  'POST /young-people/:id/home-money/:moneyId': CASEWORKERS,
  'POST /young-people/:id/home-money/:moneyId/take-back': CASEWORKERS,
  'GET /young-people/:id/edit': READERS,
  'POST /young-people/:id/edit': READERS,
  'POST /young-people/:id/merge': READERS,
  'GET /young-people/:id/allocate': MANAGERS,
  'POST /young-people/:id/allocate': MANAGERS,
  'GET /young-people/:id/allocate/:allocationId/end': MANAGERS,
  'POST /young-people/:id/allocate/:allocationId/end': MANAGERS,
  'GET /young-people/:id/day-after-18': CASEWORKERS,
  'GET /young-people/:id/day-after-18/write': CASEWORKERS,
  'POST /young-people/:id/day-after-18/write': CASEWORKERS,
  'GET /young-people/:id/transfer': MANAGERS,
  'POST /young-people/:id/transfer': MANAGERS,
  'POST /young-people/:id/transfer/:decisionId/confirm': CASEWORKERS,
  'GET /young-people/:id/worker-changes': READERS,
  'GET /young-people/:id/worker-changes/:changeId/hand-over': CASEWORKERS,
  'GET /young-people/:id/worker-changes/:changeId/hand-over/copy': CASEWORKERS,
  'POST /young-people/:id/worker-changes/:changeId/hand-over/copy': CASEWORKERS,
  'GET /young-people/:id/worker-changes/:changeId/hand-over/write': CASEWORKERS,
  'POST /young-people/:id/worker-changes/:changeId/hand-over/write': CASEWORKERS,
  'POST /young-people/:id/worker-changes/:changeId/hand-over/sign': CASEWORKERS,
  'GET /young-people/:id/worker-changes/:changeId': CASEWORKERS,
  'POST /young-people/:id/worker-changes/:changeId': CASEWORKERS,
  'GET /young-people/:id/appointments/new': CASEWORKERS,
  'POST /young-people/:id/appointments/new': CASEWORKERS,
  'GET /young-people/:id/appointments/:appointmentId': CASEWORKERS,
  'GET /young-people/:id/appointments/:appointmentId/appointment.ics': CASEWORKERS,
  'POST /young-people/:id/appointments/:appointmentId/cancel': CASEWORKERS,
  'POST /young-people/:id/appointments/:appointmentId/move': CASEWORKERS,
  'GET /young-people/:id/contacts/new': CASEWORKERS,
  'POST /young-people/:id/contacts/new': CASEWORKERS,
  'POST /young-people/:id/contacts/preview': CASEWORKERS,
  'GET /young-people/:id/contacts/seen-now': CASEWORKERS,
  'GET /young-people/:id/contacts/text': CASEWORKERS,
  'POST /young-people/:id/contacts/text': CASEWORKERS,
  'GET /young-people/:id/contacts/good-news': CASEWORKERS,
  'POST /young-people/:id/contacts/good-news': CASEWORKERS,
  'GET /young-people/:id/contacts/:contactId': CASEWORKERS,
  'GET /young-people/:id/contacts/:contactId/move': CASEWORKERS,
  'POST /young-people/:id/contacts/:contactId/move': CASEWORKERS,
  'GET /young-people/:id/contacts/:contactId/sealed': MANAGERS,
  'GET /young-people/:id/visit-card': CASEWORKERS,
  'GET /young-people/:id/feels-safe': CASEWORKERS,
  'POST /young-people/:id/feels-safe': CASEWORKERS,
  'GET /young-people/:id/distance': CASEWORKERS,
  'POST /young-people/:id/distance': CASEWORKERS,
  'GET /young-people/:id/contacts/:contactId/correct': CASEWORKERS,
  'POST /young-people/:id/contacts/:contactId/correct': CASEWORKERS,
  'POST /young-people/:id/contacts/:contactId/notes': CASEWORKERS,
  'POST /young-people/:id/contacts/:contactId/withdraw': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/standing': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/standing': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/attempts/new': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/attempts/new': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/people/new': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/people/new': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/people/:factId': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/people/:factId': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/places/new': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/places/new': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/places/:factId': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/places/:factId': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/decisions/new': MANAGERS,
  'POST /young-people/:id/keeping-in-touch/decisions/new': MANAGERS,
  'GET /young-people/:id/keeping-in-touch/code': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/code': CASEWORKERS,
  'GET /young-people/:id/home-periods/new': CASEWORKERS,
  'POST /young-people/:id/home-periods/new': CASEWORKERS,
  'GET /young-people/:id/life-events/new': CASEWORKERS,
  'POST /young-people/:id/life-events/new': CASEWORKERS,
  'GET /young-people/:id/emergency': ON_DUTY,
  'GET /young-people/:id/emergency-access': ['duty'],
  'POST /young-people/:id/emergency-access': ['duty'],
  'GET /young-people/:id/emergency-access/:accessId': MANAGERS,
  'POST /young-people/:id/emergency-access/:accessId': MANAGERS,
  'GET /young-people/:id/emergency-home': CASEWORKERS,
  'POST /young-people/:id/emergency-home': CASEWORKERS,
  'GET /young-people/:id/missing/new': CASEWORKERS,
  'POST /young-people/:id/missing/new': CASEWORKERS,
  'GET /young-people/:id/missing/:missingId': CASEWORKERS,
  'POST /young-people/:id/missing/:missingId': CASEWORKERS,
  'GET /young-people/:id/risk-events/new': CASEWORKERS,
  'POST /young-people/:id/risk-events/new': CASEWORKERS,
  'GET /young-people/:id/risk-events/:riskEventId': CASEWORKERS,
  'POST /young-people/:id/risk-events/:riskEventId': CASEWORKERS,
  'GET /young-people/:id/intensive-support/new': CASEWORKERS,
  'POST /young-people/:id/intensive-support/new': CASEWORKERS,
  'GET /young-people/:id/intensive-support/:planOfSupportId': CASEWORKERS,
  'POST /young-people/:id/intensive-support/:planOfSupportId': CASEWORKERS,
  'GET /young-people/:id/intensive-support/:planOfSupportId/correct': CASEWORKERS,
  'POST /young-people/:id/intensive-support/:planOfSupportId/correct': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/withdrawals/new': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/withdrawals/new': CASEWORKERS,
  'GET /young-people/:id/keeping-in-touch/withdrawals/:withdrawalId': CASEWORKERS,
  'POST /young-people/:id/keeping-in-touch/withdrawals/:withdrawalId': MANAGERS,
  'GET /young-people/:id/emergency/new': CASEWORKERS,
  'POST /young-people/:id/emergency/new': CASEWORKERS,
  'GET /young-people/:id/emergency/:emergencyId': CASEWORKERS,
  'POST /young-people/:id/emergency/:emergencyId': CASEWORKERS,
  'GET /young-people/:id/duty/new': CASEWORKERS,
  'POST /young-people/:id/duty/new': CASEWORKERS,
  'GET /young-people/:id/duty/:dutyContactId': CASEWORKERS,
  'POST /young-people/:id/duty/:dutyContactId': CASEWORKERS,
  'POST /young-people/:id/duty/:dutyContactId/done': CASEWORKERS,
  'GET /young-people/:id/duty-workers': CASEWORKERS,
  'POST /young-people/:id/duty-workers': MANAGERS,
  'POST /young-people/:id/duty-workers/:dutyWorkerId/hand-back': CASEWORKERS,
  'GET /young-people/:id/duty-alerts/new': CASEWORKERS,
  'POST /young-people/:id/duty-alerts/new': CASEWORKERS,
  'GET /young-people/:id/trafficking': CASEWORKERS,
  'POST /young-people/:id/trafficking': CASEWORKERS,
  'GET /young-people/:id/matters/new': CASEWORKERS,
  'POST /young-people/:id/matters/new': CASEWORKERS,
  'GET /young-people/:id/matters/:matterId': MANAGERS,
  'POST /young-people/:id/matters/:matterId': MANAGERS,
  'GET /young-people/:id/assessments': CASEWORKERS,
  'POST /young-people/:id/assessments': CASEWORKERS,
  'POST /young-people/:id/assessments/not-needed': CASEWORKERS,
  'GET /young-people/:id/assessments/:assessmentId': CASEWORKERS,
  'POST /young-people/:id/assessments/:assessmentId/give-up': CASEWORKERS,
  'POST /young-people/:id/assessments/:assessmentId/finish': CASEWORKERS,
  'POST /young-people/:id/assessments/:assessmentId/decision': MANAGERS,
  'POST /young-people/:id/assessments/:assessmentId/copies': CASEWORKERS,
  'GET /young-people/:id/assessments/:assessmentId/areas/:area': CASEWORKERS,
  'POST /young-people/:id/assessments/:assessmentId/areas/:area': CASEWORKERS,
  'POST /young-people/:id/assessments/:assessmentId/areas/:area/merge': CASEWORKERS,
  'GET /young-people/:id/assessments/:assessmentId/recommendations/:recommendationId': CASEWORKERS,
  'POST /young-people/:id/assessments/:assessmentId/recommendations/:recommendationId': CASEWORKERS,
  'POST /young-people/:id/assessments/:assessmentId/recommendations/:recommendationId/take-out': CASEWORKERS,
  'GET /young-people/:id/health': CASEWORKERS,
  'GET /young-people/:id/health/passport': CASEWORKERS,
  'POST /young-people/:id/health/passport/consent': CASEWORKERS,
  'GET /young-people/:id/health/passport/fields/:field': CASEWORKERS,
  'POST /young-people/:id/health/passport/fields/:field': CASEWORKERS,
  'POST /young-people/:id/health/passport/versions': CASEWORKERS,
  'GET /young-people/:id/health/passport/versions/:number': CASEWORKERS,
  'GET /young-people/:id/health/passport/versions/:number/pdf': CASEWORKERS,
  'GET /young-people/:id/health/passport/versions/:number/summary': CASEWORKERS,
  'GET /young-people/:id/health/passport/versions/:number/copies/new': CASEWORKERS,
  'POST /young-people/:id/health/passport/versions/:number/copies/new': CASEWORKERS,
  'POST /young-people/:id/health/passport/copies/:copyId/take-out': CASEWORKERS,
  'GET /young-people/:id/health/reviews/new': CASEWORKERS,
  'POST /young-people/:id/health/reviews/new': CASEWORKERS,
  'GET /young-people/:id/health/reviews/:factId/report': CASEWORKERS,
  'POST /young-people/:id/health/reviews/:factId/report': CASEWORKERS,
  'GET /young-people/:id/health/appointments/new': CASEWORKERS,
  'POST /young-people/:id/health/appointments/new': CASEWORKERS,
  'GET /young-people/:id/health/appointments/:factId': CASEWORKERS,
  'POST /young-people/:id/health/appointments/:factId': CASEWORKERS,
  'GET /young-people/:id/health/contacts/new': CASEWORKERS,
  'POST /young-people/:id/health/contacts/new': CASEWORKERS,
  'POST /young-people/:id/health/contacts/:factId/still': CASEWORKERS,
  'GET /young-people/:id/health/referrals/new': CASEWORKERS,
  'POST /young-people/:id/health/referrals/new': CASEWORKERS,
  'GET /young-people/:id/health/referrals/:factId': CASEWORKERS,
  'POST /young-people/:id/health/referrals/:factId': CASEWORKERS,
  'POST /young-people/:id/health/referrals/:factId/escalations': CASEWORKERS,
  'POST /young-people/:id/health/referrals/:factId/escalations/:escalationId/answer': CASEWORKERS,
  'GET /young-people/:id/eet': CASEWORKERS,
  'GET /young-people/:id/eet/new': CASEWORKERS,
  'POST /young-people/:id/eet/new': CASEWORKERS,
  'POST /young-people/:id/eet/look': CASEWORKERS,
  'POST /young-people/:id/eet/:activityId/check': CASEWORKERS,
  'GET /young-people/:id/eet/:activityId/correct': CASEWORKERS,
  'POST /young-people/:id/eet/:activityId/correct': CASEWORKERS,
  'GET /young-people/:id/eet/tracking': CASEWORKERS,
  'GET /young-people/:id/eet/worker': CASEWORKERS,
  'POST /young-people/:id/eet/worker': MANAGERS,
  'GET /young-people/:id/eet/worker/:workerId': CASEWORKERS,
  'POST /young-people/:id/eet/worker/:workerId': CASEWORKERS,
  'POST /young-people/:id/eet/tracking': CASEWORKERS,
  'POST /young-people/:id/eet/tracking/merge': CASEWORKERS,
  'GET /young-people/:id/eet/plans/new': CASEWORKERS,
  'POST /young-people/:id/eet/plans/new': CASEWORKERS,
  'GET /young-people/:id/eet/plans/:planId': CASEWORKERS,
  'POST /young-people/:id/eet/plans/:planId': CASEWORKERS,
  'POST /young-people/:id/eet/plans/:planId/steps': CASEWORKERS,
  'POST /young-people/:id/eet/september': CASEWORKERS,
  'GET /young-people/:id/eet/referrals/new': CASEWORKERS,
  'POST /young-people/:id/eet/referrals/new': CASEWORKERS,
  'GET /young-people/:id/eet/referrals/:referralId': CASEWORKERS,
  'POST /young-people/:id/eet/referrals/:referralId': CASEWORKERS,
  'GET /young-people/:id/eet/qualifications/new': CASEWORKERS,
  'POST /young-people/:id/eet/qualifications/new': CASEWORKERS,
  'GET /young-people/:id/eet/bursaries/new': CASEWORKERS,
  'POST /young-people/:id/eet/bursaries/new': CASEWORKERS,
  'GET /young-people/:id/eet/bursaries/:bursaryId': CASEWORKERS,
  'POST /young-people/:id/eet/bursaries/:bursaryId': CASEWORKERS,
  'GET /young-people/:id/entitlements/had': CASEWORKERS,
  'POST /young-people/:id/entitlements/had': CASEWORKERS,
  'GET /young-people/:id/entitlements': READERS,
  'GET /young-people/:id/entitlements/pdf': READERS,
  'GET /young-people/:id/entitlements/given/new': CASEWORKERS,
  'POST /young-people/:id/entitlements/given/new': CASEWORKERS,
  'GET /young-people/:id/entitlements/grants/new': CASEWORKERS,
  'POST /young-people/:id/entitlements/grants/new': CASEWORKERS,
  'GET /young-people/:id/entitlements/grants/:grantId': READERS,
  'POST /young-people/:id/entitlements/grants/:grantId': CASEWORKERS,
  'POST /young-people/:id/entitlements/grants/:grantId/end': CASEWORKERS,
  'POST /young-people/:id/entitlements/grants/:grantId/items/:grantItemId/receipt': CASEWORKERS,
  'GET /young-people/:id/entitlements/documents/:key': CASEWORKERS,
  'POST /young-people/:id/entitlements/documents/:key': CASEWORKERS,
  'GET /young-people/:id/moves/new': CASEWORKERS,
  'POST /young-people/:id/moves/new': CASEWORKERS,
  'GET /young-people/:id/homes': READERS,
  'GET /young-people/:id/homes/:homeId': READERS,
  'POST /young-people/:id/homes/:homeId/tasks': CASEWORKERS,
  'GET /young-people/:id/homes/:homeId/suitability': CASEWORKERS,
  'POST /young-people/:id/homes/:homeId/suitability': CASEWORKERS,
  'GET /young-people/:id/homes/:homeId/sign-off': MANAGERS,
  'POST /young-people/:id/homes/:homeId/sign-off': MANAGERS,
  'GET /young-people/:id/homes/:homeId/exit-plan': CASEWORKERS,
  'POST /young-people/:id/homes/:homeId/exit-plan': CASEWORKERS,
  'GET /young-people/:id/homes/:homeId/how-it-goes/:mark': CASEWORKERS,
  'POST /young-people/:id/homes/:homeId/how-it-goes/:mark': CASEWORKERS,
  'GET /young-people/:id/moves/:factId/correct': CASEWORKERS,
  'POST /young-people/:id/moves/:factId/correct': CASEWORKERS,
  'GET /young-people/:id/plan': READERS,
  'POST /young-people/:id/plan/start': CASEWORKERS,
  'GET /young-people/:id/plan/cover': CASEWORKERS,
  'POST /young-people/:id/plan/cover': CASEWORKERS,
  'GET /young-people/:id/plan/coverage': CASEWORKERS,
  'POST /young-people/:id/plan/order': CASEWORKERS,
  'GET /young-people/:id/plan/topics/new': CASEWORKERS,
  'POST /young-people/:id/plan/topics/new': CASEWORKERS,
  'GET /young-people/:id/plan/topics/:key': CASEWORKERS,
  'POST /young-people/:id/plan/topics/:key': CASEWORKERS,
  'POST /young-people/:id/plan/topics/:key/health': CASEWORKERS,
  'GET /young-people/:id/plan/topics/:key/name': CASEWORKERS,
  'POST /young-people/:id/plan/topics/:key/name': CASEWORKERS,
  'GET /young-people/:id/plan/topics/:key/:items/new': CASEWORKERS,
  'POST /young-people/:id/plan/topics/:key/:items/new': CASEWORKERS,
  'GET /young-people/:id/plan/topics/:key/:items/:itemId': CASEWORKERS,
  'POST /young-people/:id/plan/topics/:key/:items/:itemId': CASEWORKERS,
  'GET /young-people/:id/plan/finish': CASEWORKERS,
  'POST /young-people/:id/plan/finish': CASEWORKERS,
  'GET /young-people/:id/plan/versions/:number': CASEWORKERS,
  'GET /young-people/:id/plan/versions/:number/compare': CASEWORKERS,
  'GET /young-people/:id/plan/versions/:number/agreement': CASEWORKERS,
  'POST /young-people/:id/plan/versions/:number/agreement': CASEWORKERS,
  'POST /young-people/:id/plan/versions/:number/agreements/:agreementId/answer': MANAGERS,
  'GET /young-people/:id/plan/versions/:number/decide': MANAGERS,
  'POST /young-people/:id/plan/versions/:number/decide': MANAGERS,
  'GET /young-people/:id/plan/versions/:number/goals/:goalId/example': MANAGERS,
  'POST /young-people/:id/plan/versions/:number/goals/:goalId/example': MANAGERS,
  'GET /young-people/:id/plan/versions/:number/copy': CASEWORKERS,
  'POST /young-people/:id/plan/versions/:number/copy': CASEWORKERS,
  'GET /young-people/:id/plan/give-up': CASEWORKERS,
  'POST /young-people/:id/plan/give-up': CASEWORKERS,
  'GET /young-people/:id/plan/talk': CASEWORKERS,
  'POST /young-people/:id/plan/talk': CASEWORKERS,
  'GET /young-people/:id/plan/talk/safe': CASEWORKERS,
  'POST /young-people/:id/plan/talk/safe': CASEWORKERS,
  'GET /young-people/:id/plan/talk/read-back': CASEWORKERS,
  'POST /young-people/:id/plan/talk/read-back': CASEWORKERS,
  'POST /young-people/:id/plan/talk/visit': CASEWORKERS,
  'GET /young-people/:id/plan/talk/:key': CASEWORKERS,
  'POST /young-people/:id/plan/talk/:key': CASEWORKERS,
  'GET /young-people/:id/document-format': CASEWORKERS,
  'POST /young-people/:id/document-format': CASEWORKERS,
  'GET /young-people/:id/plan/pdf': CASEWORKERS,
  'GET /young-people/:id/reviews/:reviewId/pdf': CASEWORKERS,
  'GET /young-people/:id/assessments/:assessmentId/pdf': CASEWORKERS,
  'GET /young-people/:id/plan/versions/:number/pdf': CASEWORKERS,
  'GET /young-people/:id/plan-dates/new': CASEWORKERS,
  'POST /young-people/:id/plan-dates/new': CASEWORKERS,
  'GET /young-people/:id/plan/actions/:actionId': READERS,
  'POST /young-people/:id/plan/actions/:actionId/done': CASEWORKERS,
  'POST /young-people/:id/plan/actions/:actionId/not-done': CASEWORKERS,
  'GET /young-people/:id/plan/rating': CASEWORKERS,
  'POST /young-people/:id/plan/rating': CASEWORKERS,
  'GET /young-people/:id/skills': CASEWORKERS,
  'GET /young-people/:id/skills/pdf': CASEWORKERS,
  'GET /young-people/:id/skills/ratings/new': CASEWORKERS,
  'POST /young-people/:id/skills/ratings/new': CASEWORKERS,
  'GET /young-people/:id/skills/ratings/:ratingId': CASEWORKERS,
  'POST /young-people/:id/skills/ratings/:ratingId': CASEWORKERS,
  'GET /young-people/:id/occasions': CASEWORKERS,
  'POST /young-people/:id/occasions': CASEWORKERS,
  'POST /young-people/:id/occasions/:occasionId/done': CASEWORKERS,
  'POST /young-people/:id/occasions/:occasionId/day': CASEWORKERS,
  'POST /young-people/:id/occasions/:occasionId/take-out': CASEWORKERS,
  'GET /young-people/:id/good-news/:winId': CASEWORKERS,
  'POST /young-people/:id/good-news/:winId': CASEWORKERS,
  'POST /young-people/:id/good-news/:winId/:celebrationId/take-back': CASEWORKERS,
  'GET /young-people/:id/interests': CASEWORKERS,
  'GET /young-people/:id/life': CASEWORKERS,
  'POST /young-people/:id/life': CASEWORKERS,
  'POST /young-people/:id/life/:updateId/take-out': CASEWORKERS,
  'GET /young-people/:id/direct-work': CASEWORKERS,
  'GET /young-people/:id/direct-work/new': CASEWORKERS,
  'POST /young-people/:id/direct-work/new': CASEWORKERS,
  'POST /young-people/:id/direct-work/open': MANAGERS,
  'GET /young-people/:id/direct-work/their-copy.zip': MANAGERS,
  'GET /young-people/:id/direct-work/:pieceId': CASEWORKERS,
  'GET /young-people/:id/direct-work/:pieceId/file': CASEWORKERS,
  'GET /young-people/:id/direct-work/:pieceId/small': CASEWORKERS,
  'POST /young-people/:id/direct-work/:pieceId/choice': CASEWORKERS,
  'POST /young-people/:id/direct-work/:pieceId/erase': CASEWORKERS,
  'GET /young-people/:id/home': CASEWORKERS,
  'GET /young-people/:id/home/new/:key': CASEWORKERS,
  'POST /young-people/:id/home/new/:key': CASEWORKERS,
  'GET /young-people/:id/home/:arrangementId': CASEWORKERS,
  'GET /young-people/:id/home/:arrangementId/letter': CASEWORKERS,
  'GET /young-people/:id/home/:arrangementId/record/:key': CASEWORKERS,
  'POST /young-people/:id/home/:arrangementId/record/:key': CASEWORKERS,
  'POST /young-people/:id/home/:arrangementId/take-out': CASEWORKERS,
  'POST /young-people/:id/home/:arrangementId/entries/:entryId/take-out': CASEWORKERS,
  'GET /young-people/:id/promises': READERS,
  'GET /young-people/:id/promises/new': CASEWORKERS,
  'POST /young-people/:id/promises/new': CASEWORKERS,
  'GET /young-people/:id/promises/:promiseId': READERS,
  'POST /young-people/:id/promises/:promiseId': CASEWORKERS,
  'GET /young-people/:id/recorded-in-error/:kind/:factId': CASEWORKERS,
  'POST /young-people/:id/recorded-in-error/:kind/:factId': CASEWORKERS,
  'GET /young-people/:id/reviews': CASEWORKERS,
  'GET /young-people/:id/reviews/ask': CASEWORKERS,
  'POST /young-people/:id/reviews/ask': CASEWORKERS,
  'GET /young-people/:id/reviews/new': CASEWORKERS,
  'POST /young-people/:id/reviews/new': CASEWORKERS,
  'GET /young-people/:id/reviews/:reviewId': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/day': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/close': CASEWORKERS,
  'GET /young-people/:id/reviews/:reviewId/hold': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/hold': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/hold/preview': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/given': CASEWORKERS,
  'GET /young-people/:id/reviews/:reviewId/goals/:goalId': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/goals/:goalId': CASEWORKERS,
  'GET /young-people/:id/reviews/:reviewId/people': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/people': CASEWORKERS,
  'GET /young-people/:id/reviews/:reviewId/topics/:key': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/topics/:key': CASEWORKERS,
  'GET /young-people/:id/reviews/:reviewId/asked': CASEWORKERS,
  'POST /young-people/:id/reviews/:reviewId/asked': CASEWORKERS,
  'GET /young-people/:id/reviews/reviewer': ['manager'],
  'POST /young-people/:id/reviews/reviewer': ['manager'],
  'GET /young-people/:id/reviews/midway': CASEWORKERS,
  'POST /young-people/:id/reviews/midway': CASEWORKERS,
  'GET /young-people/:id/reviews/challenges/new': CASEWORKERS,
  'POST /young-people/:id/reviews/challenges/new': CASEWORKERS,
  'GET /young-people/:id/reviews/challenges/:challengeId': CASEWORKERS,
  'POST /young-people/:id/reviews/challenges/:challengeId': CASEWORKERS,
  'GET /young-people/:id/reviews/officer': CASEWORKERS,
  'POST /young-people/:id/reviews/officer': CASEWORKERS,
  'GET /young-people/:id/decisions': CASEWORKERS,
  'GET /young-people/:id/decisions/new': MANAGERS,
  'POST /young-people/:id/decisions/new': MANAGERS,
  'GET /young-people/:id/decisions/:decisionId': CASEWORKERS,
  'POST /young-people/:id/decisions/:decisionId': CASEWORKERS,
  'GET /young-people/:id/decisions/:decisionId/example': MANAGERS,
  'POST /young-people/:id/decisions/:decisionId/example': MANAGERS,
  'GET /young-people/:id/panels/new': MANAGERS,
  'POST /young-people/:id/panels/new': MANAGERS,
  'GET /young-people/:id/panels/:caseId': CASEWORKERS,
  'POST /young-people/:id/panels/:caseId': MANAGERS,
  'POST /young-people/:id/panels/:caseId/taken-off': MANAGERS,
  'GET /young-people/:id/questions/new': CASEWORKERS,
  'POST /young-people/:id/questions/new': CASEWORKERS,
  'GET /young-people/:id/questions/:questionId': CASEWORKERS,
  'POST /young-people/:id/questions/:questionId': MANAGERS,
  'GET /young-people/:id/surges/:surgeId': CASEWORKERS,
  'POST /young-people/:id/surges/:surgeId': CASEWORKERS,
  'POST /young-people/:id/surges/:surgeId/done': CASEWORKERS,
  'GET /young-people/:id/status-decisions/new': MANAGERS,
  'POST /young-people/:id/status-decisions/new': MANAGERS,
  'GET /young-people/:id/support/new': CASEWORKERS,
  'POST /young-people/:id/support/new': CASEWORKERS,
  'GET /young-people/:id/what-if': READERS,
  'POST /young-people/:id/what-if': READERS,
};

/** Who gets through where no young person is named. */
const OTHER_ROUTES: Record<string, readonly Role[] | 'public'> = {
  'GET /': ROLES,
  'GET /api-tokens': ROLES,
  'POST /api-tokens': ROLES,
  'POST /api-tokens/:tokenId/revoke': ROLES,
  'GET /api/docs': 'public',
  'GET /api/open-referral': 'public',
  'GET /api/open-referral/services': 'public',
  'GET /api/open-referral/services/:serviceId': 'public',
  'GET /api/open-referral/taxonomies': 'public',
  'GET /api/open-referral/taxonomies/:taxonomyId': 'public',
  'GET /api/open-referral/taxonomy_terms': 'public',
  'GET /api/open-referral/taxonomy_terms/:termId': 'public',
  'GET /api/v1/openapi.json': 'public',
  'GET /assets/*': 'public',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /sign-in': 'public',
  'POST /sign-in': 'public',
  'POST /sign-out': ROLES,
  'GET /figures/what-fell-due': ['manager', 'data-officer'],
  'GET /figures/what-fell-due.csv': ['manager', 'data-officer'],
  'GET /figures/what-fell-due/items': ['manager', 'data-officer'],
  'GET /figures/what-fell-due/items.csv': ['manager', 'data-officer'],
  'GET /figures/plans': ['manager', 'data-officer'],
  'GET /figures/plans.csv': ['manager', 'data-officer'],
  'GET /figures/plans/people': ['manager', 'data-officer'],
  'GET /figures/plans/people.csv': ['manager', 'data-officer'],
  'GET /figures/caseloads': ['manager', 'data-officer'],
  'GET /figures/caseloads/workers': ['manager', 'data-officer'],
  'GET /figures/caseloads.csv': ['manager', 'data-officer'],
  'GET /figures/caseloads/managers': ['manager'],
  'GET /figures/caseloads/managers.csv': ['manager'],
  'GET /figures/caseloads/workforce': ['manager', 'data-officer'],
  'GET /figures/caseloads/workforce.csv': ['manager', 'data-officer'],
  'GET /figures/caseloads/months': ['manager', 'data-officer'],
  'GET /figures/caseloads/months.csv': ['manager', 'data-officer'],
  'GET /figures/caseloads/names': ['manager', 'data-officer'],
  'GET /figures/caseloads/names.csv': ['manager', 'data-officer'],
  'GET /figures/health': ['manager', 'data-officer'],
  'GET /figures/health/people': ['manager', 'data-officer'],
  'GET /figures/health.csv': ['manager', 'data-officer'],
  'GET /figures/health/people.csv': ['manager', 'data-officer'],
  'GET /figures/homes': ['manager', 'data-officer'],
  'GET /figures/homes.csv': ['manager', 'data-officer'],
  'GET /figures/homes/people': ['manager', 'data-officer'],
  'GET /figures/homes/people.csv': ['manager', 'data-officer'],
  'GET /figures/sufficiency': MANAGERS,
  'GET /figures/sufficiency.csv': MANAGERS,
  'GET /figures/sufficiency/people': MANAGERS,
  'GET /health-services': LIST_READERS,
  'GET /health-services/pdf': LIST_READERS,
  'GET /health-services/outcomes': LISTERS,
  'GET /health-services/new': ['manager', 'data-officer'],
  'POST /health-services/new': ['manager', 'data-officer'],
  'GET /health-services/clinics': LIST_READERS,
  'GET /health-services/clinics/pdf': LIST_READERS,
  'GET /health-services/:serviceId/sessions': LIST_READERS,
  'POST /health-services/:serviceId/checked': ['adviser', 'manager', 'data-officer'],
  'POST /health-services/:serviceId/counts': ['adviser', 'manager', 'data-officer'],
  'GET /health-services/:serviceId/sessions/new': ['manager', 'data-officer'],
  'POST /health-services/:serviceId/sessions/new': ['manager', 'data-officer'],
  'GET /health-services/:serviceId/sessions/:clinicId': ['manager', 'data-officer'],
  'POST /health-services/:serviceId/sessions/:clinicId': ['manager', 'data-officer'],
  'GET /health-services/:serviceId': ['manager', 'data-officer'],
  'POST /health-services/:serviceId': ['manager', 'data-officer'],
  'GET /figures/education-and-work': ['manager', 'data-officer'],
  'GET /figures/education-and-work.csv': ['manager', 'data-officer'],
  'GET /figures/education-and-work/people': ['manager', 'data-officer'],
  'GET /figures/education-and-work/people.csv': ['manager', 'data-officer'],
  'GET /team': MANAGERS,
  'GET /team/late': MANAGERS,
  'GET /team/late.csv': MANAGERS,
  'GET /team/to-decide': MANAGERS,
  'GET /team/pauses': MANAGERS,
  'GET /team/assessments': MANAGERS,
  'GET /team/plans': MANAGERS,
  'GET /team/challenges': MANAGERS,
  'GET /team/workload': MANAGERS,
  'GET /team/workload/weights': MANAGERS,
  'POST /team/workload/weights': MANAGERS,
  'GET /team/workload/what-if': MANAGERS,
  'POST /team/workload/planned-posts': MANAGERS,
  'POST /team/workload/planned-posts/:postId/end': MANAGERS,
  'GET /team/workload/workers/:staffId': POST_KEEPERS,
  'POST /team/workload/workers/:staffId/posts': POST_KEEPERS,
  'POST /team/workload/workers/:staffId/posts/:postId/take-out': POST_KEEPERS,
  'POST /team/workload/workers/:staffId/reductions': POST_KEEPERS,
  'POST /team/workload/workers/:staffId/reductions/:reductionId/end': POST_KEEPERS,
  'POST /team/workload/workers/:staffId/exceptions': POST_KEEPERS,
  'POST /team/workload/workers/:staffId/plan': MANAGERS,
  'GET /council/workload': ROLES,
  'GET /council/workload/change': ['administrator'],
  'POST /council/workload/change': ['administrator'],
  'GET /council/local-offer': LIST_READERS,
  'POST /council/local-offer/publish': MANAGERS,
  'GET /council/local-offer/items/new': MANAGERS,
  'POST /council/local-offer/items/new': MANAGERS,
  'GET /council/local-offer/items/:offerItemId': MANAGERS,
  'POST /council/local-offer/items/:offerItemId': MANAGERS,
  'GET /council/local-offer/versions/:number': LIST_READERS,
  'GET /council/local-offer/versions/:number/pdf': LIST_READERS,
  'GET /council/supervision-methods': CASEWORKERS,
  'GET /council/supervision-methods/new': MANAGERS,
  'POST /council/supervision-methods/new': MANAGERS,
  'GET /council/supervision-methods/:key/change': MANAGERS,
  'POST /council/supervision-methods/:key/change': MANAGERS,
  'GET /council/words': ['administrator'],
  'POST /council/words': ['administrator'],
  'GET /team/who-knows': MANAGERS,
  'GET /team/not-safe': MANAGERS,
  'GET /team/turning-18': CASEWORKERS,
  'GET /panels': CASEWORKERS,
  'GET /panels/new': MANAGERS,
  'POST /panels/new': MANAGERS,
  'GET /panels/:panelId': CASEWORKERS,
  'GET /panels/:panelId/change': MANAGERS,
  'POST /panels/:panelId/change': MANAGERS,
  'GET /team/standing-still': MANAGERS,
  'GET /team/keeping-in-touch': MANAGERS,
  'GET /team/homes-at-risk': MANAGERS,
  'GET /team/homes': MANAGERS,
  'GET /team/homes-to-decide': MANAGERS,
  'GET /team/packages': MANAGERS,
  'GET /team/occasions': MANAGERS,
  'GET /team/buddies': MANAGERS,
  'POST /team/buddies': MANAGERS,
  'POST /team/occasions': MANAGERS,
  'GET /improvement': ['manager', 'data-officer'],
  'GET /improvement.csv': ['manager', 'data-officer'],
  'GET /improvement/new': MANAGERS,
  'POST /improvement/new': MANAGERS,
  'GET /improvement/:improvementId': ['manager', 'data-officer'],
  'GET /improvement/:improvementId/change': MANAGERS,
  'POST /improvement/:improvementId/change': MANAGERS,
  'POST /improvement/:improvementId/notes': MANAGERS,
  'POST /improvement/:improvementId/looks': MANAGERS,
  'POST /improvement/:improvementId/close': MANAGERS,
  'GET /inspections': ['manager', 'data-officer'],
  'GET /inspections/new': ['manager', 'data-officer'],
  'POST /inspections/new': ['manager', 'data-officer'],
  'GET /inspections/:inspectionId/correct': ['manager', 'data-officer'],
  'POST /inspections/:inspectionId/correct': ['manager', 'data-officer'],
  'POST /inspections/:inspectionId/withdraw': ['manager', 'data-officer'],
  'GET /team/surges': CASEWORKERS,
  'GET /team/surges/new': MANAGERS,
  'POST /team/surges/new': MANAGERS,
  'GET /team/surges/:surgeId': CASEWORKERS,
  'GET /team/surges/:surgeId/change': MANAGERS,
  'POST /team/surges/:surgeId/change': MANAGERS,
  'POST /team/surges/:surgeId/end': MANAGERS,
  'GET /lodgings-hosts': LISTERS,
  'POST /lodgings-hosts': CASEWORKERS,
  'GET /lodgings-hosts/:hostId': CASEWORKERS,
  'GET /lodgings-hosts/:hostId/record/:key': CASEWORKERS,
  'POST /lodgings-hosts/:hostId/record/:key': CASEWORKERS,
  'GET /team/contacts': MANAGERS,
  'GET /outcomes': CASEWORKERS,
  'GET /left-undone': CASEWORKERS,
  'GET /duty': ON_DUTY,
  'POST /duty': ON_DUTY,
  'GET /team/emergency-access': MANAGERS,
  'GET /duty/on-call': MANAGERS,
  'POST /duty/on-call': MANAGERS,
  'GET /homes': LIST_READERS,
  'GET /trips': CASEWORKERS,
  'GET /not-heard': CASEWORKERS,
  'GET /group-contacts/new': CASEWORKERS,
  'POST /group-contacts/new': CASEWORKERS,
  'GET /supervision': CASEWORKERS,
  'POST /supervision': MANAGERS,
  'GET /supervision/new': MANAGERS,
  'GET /supervision/gaps': MANAGERS,
  'GET /supervision/risk-rises': MANAGERS,
  'GET /supervision/decisions': MANAGERS,
  'GET /supervision/decisions.csv': MANAGERS,
  'GET /supervision/samples': MANAGERS,
  'GET /supervision/policy': MANAGERS,
  'GET /supervision/policy/exempt': MANAGERS,
  'POST /supervision/policy/exempt': MANAGERS,
  'GET /supervision/policy/exemptions/:exemptionId/end': MANAGERS,
  'POST /supervision/policy/exemptions/:exemptionId/end': MANAGERS,
  'GET /supervision/:sessionId': CASEWORKERS,
  'POST /supervision/:sessionId/day': MANAGERS,
  'POST /supervision/:sessionId/people': MANAGERS,
  'GET /supervision/:sessionId/people/:personId': CASEWORKERS,
  'POST /supervision/:sessionId/people/:personId': CASEWORKERS,
  'POST /supervision/:sessionId/people/:personId/take-out': MANAGERS,
  'GET /supervision/:sessionId/personal': CASEWORKERS,
  'POST /supervision/:sessionId/personal': CASEWORKERS,
  'GET /supervision/:sessionId/sign': CASEWORKERS,
  'POST /supervision/:sessionId/sign': CASEWORKERS,
  'POST /supervision/:sessionId/give-up': MANAGERS,
  'POST /supervision/:sessionId/go-on': MANAGERS,
  'GET /supervision/:sessionId/sample': MANAGERS,
  'POST /supervision/:sessionId/sample': MANAGERS,
  'GET /team/waiting': MANAGERS,
  'POST /team/waiting': MANAGERS,
  'GET /team/workers/:id': MANAGERS,
  'POST /team/workers/:id': MANAGERS,
  'GET /team/workers/:id/leaving': MANAGERS,
  'POST /team/workers/:id/leaving': MANAGERS,
  'GET /team/workers/:id/leaving/:leavingId': MANAGERS,
  'POST /team/workers/:id/leaving/taken-back': MANAGERS,
  'GET /today': CASEWORKERS,
  'GET /my-reviews': LISTERS,
  'GET /calendar/appointments/:appointmentId': LIST_READERS,
  'GET /calendar/due/:deadlineId': LIST_READERS,
  'GET /calendar/feeds/:secret/onward.ics': 'public',
  'GET /caseload': LIST_READERS,
  'GET /overview': LIST_READERS,
  'GET /owed': LIST_READERS,
  'GET /announcements': ROLES,
  'GET /announcements/new': ['manager', 'administrator'],
  'POST /announcements/new': ['manager', 'administrator'],
  'GET /announcements/:announcementId': ROLES,
  'GET /announcements/:announcementId/correct': ['manager', 'administrator'],
  'POST /announcements/:announcementId/correct': ['manager', 'administrator'],
  'POST /announcements/:announcementId/take-back': ['manager', 'administrator'],
  'POST /announcements/:announcementId/read': ROLES,
  'GET /decision-examples': CASEWORKERS,
  'POST /decision-examples/:exampleId/take-out': MANAGERS,
  'GET /plan-examples': LISTERS,
  'POST /plan-examples/:exampleId/take-out': MANAGERS,
  'GET /eet': CASEWORKERS,
  'GET /eet/september': CASEWORKERS,
  'GET /eet/team': CASEWORKERS,
  'POST /eet/team': MANAGERS,
  'GET /eet/opportunities': CASEWORKERS,
  'GET /eet/opportunities/new': CASEWORKERS,
  'POST /eet/opportunities/new': CASEWORKERS,
  'GET /eet/opportunities/:opportunityId': CASEWORKERS,
  'POST /eet/opportunities/:opportunityId': CASEWORKERS,
  'GET /eet/partners': CASEWORKERS,
  'GET /eet/partners/new': CASEWORKERS,
  'POST /eet/partners/new': CASEWORKERS,
  'GET /eet/partners/:partnerId': CASEWORKERS,
  'GET /eet/partners/:partnerId/change': CASEWORKERS,
  'POST /eet/partners/:partnerId/change': CASEWORKERS,
  'GET /eet/partners/:partnerId/merge': CASEWORKERS,
  'POST /eet/partners/:partnerId/merge': CASEWORKERS,
  'POST /eet/partners/:partnerId/part': CASEWORKERS,
  'GET /eet/plans': CASEWORKERS,
  'GET /eet/plans.csv': MANAGERS,
  'GET /eet/pledges': CASEWORKERS,
  'GET /eet/pledges.csv': MANAGERS,
  'GET /eet/pledges/change': CASEWORKERS,
  'POST /eet/pledges/change': CASEWORKERS,
  'GET /figures/education-and-work/not-known': ['manager', 'data-officer'],
  'GET /figures/education-and-work/not-known.csv': ['manager', 'data-officer'],
  'GET /eet/results': [...CASEWORKERS, 'data-officer'],
  'GET /eet/results/:conflictId': [...CASEWORKERS, 'data-officer'],
  'POST /eet/results/:conflictId': [...CASEWORKERS, 'data-officer'],
  'GET /plan-templates': ROLES,
  'POST /plan-templates': MANAGERS,
  'POST /plan-templates/:templateId/draft': MANAGERS,
  'GET /plan-templates/versions/:versionId': ROLES,
  'POST /plan-templates/versions/:versionId/retire': MANAGERS,
  'GET /plan-templates/drafts/:versionId': MANAGERS,
  'POST /plan-templates/drafts/:versionId/model': MANAGERS,
  'GET /plan-templates/drafts/:versionId/topics': MANAGERS,
  'POST /plan-templates/drafts/:versionId/topics': MANAGERS,
  'GET /plan-templates/drafts/:versionId/topics/:key': MANAGERS,
  'POST /plan-templates/drafts/:versionId/topics/:key': MANAGERS,
  'POST /plan-templates/drafts/:versionId/topics/:key/move': MANAGERS,
  'POST /plan-templates/drafts/:versionId/topics/:key/take-away': MANAGERS,
  'GET /plan-templates/drafts/:versionId/publish': MANAGERS,
  'POST /plan-templates/drafts/:versionId/publish': MANAGERS,
  'GET /my-calendar': CASEWORKERS,
  'POST /my-calendar/address': CASEWORKERS,
  'POST /my-calendar/invitations': CASEWORKERS,
  'POST /my-calendar/off': CASEWORKERS,
  'GET /caseload/acknowledge': CASEWORKERS,
  'POST /caseload/acknowledge': CASEWORKERS,
  'GET /time-away': CASEWORKERS,
  'POST /time-away': CASEWORKERS,
  'GET /time-away/:absenceId': CASEWORKERS,
  'POST /time-away/:absenceId': CASEWORKERS,
  'POST /time-away/:absenceId/take-out': CASEWORKERS,
  'GET /whats-new': ROLES,
  'GET /problems/:problem': 'public',
  'GET /imports': DATA_OFFICERS,
  'GET /imports/new': DATA_OFFICERS,
  'POST /imports/new': DATA_OFFICERS,
  'GET /imports/:importId': DATA_OFFICERS,
  'POST /imports/:importId/undo': DATA_OFFICERS,
  'GET /imports/drafts/:draftId': DATA_OFFICERS,
  'GET /imports/drafts/:draftId/people': DATA_OFFICERS,
  'GET /imports/drafts/:draftId/faults': DATA_OFFICERS,
  'GET /imports/drafts/:draftId/faults.csv': DATA_OFFICERS,
  'POST /imports/drafts/:draftId/compare': DATA_OFFICERS,
  'POST /imports/drafts/:draftId/apply': DATA_OFFICERS,
  'GET /imports/drafts/:draftId/progress': DATA_OFFICERS,
  'POST /imports/drafts/:draftId/delete': DATA_OFFICERS,
  'GET /plan-documents': LISTERS,
  'POST /plan-documents': LISTERS,
  'GET /plan-documents/:batchId': CASEWORKERS,
  'GET /plan-documents/:batchId/progress': CASEWORKERS,
  'POST /plan-documents/:batchId/carry-on': CASEWORKERS,
  'GET /plan-documents/:batchId/plans.zip': CASEWORKERS,
  'GET /told': ROLES,
  'POST /told/read': ROLES,
  'GET /told/:tellingId': ROLES,
  'GET /providers': LIST_READERS,
  'GET /providers/new': MANAGERS,
  'POST /providers/new': MANAGERS,
  'GET /providers/names': MANAGERS,
  'POST /providers/names': MANAGERS,
  'GET /providers/:providerId': LIST_READERS,
  'POST /providers/:providerId/names/:nameId/take-out': MANAGERS,
  'GET /providers/:providerId/change': MANAGERS,
  'POST /providers/:providerId/change': MANAGERS,
  'GET /providers/:providerId/decide': MANAGERS,
  'POST /providers/:providerId/decide': MANAGERS,
  'GET /providers/:providerId/registration': CASEWORKERS,
  'POST /providers/:providerId/registration': CASEWORKERS,
  'GET /providers/:providerId/risk': MANAGERS,
  'POST /providers/:providerId/risk': MANAGERS,
  'GET /providers/:providerId/visits/new': CASEWORKERS,
  'POST /providers/:providerId/visits/new': CASEWORKERS,
  'GET /providers/:providerId/visits/:visitId/photos': READERS,
  'POST /providers/:providerId/visits/:visitId/photos': CASEWORKERS,
  'GET /providers/:providerId/visits/:visitId/photos/:photoId/file': READERS,
  'GET /providers/:providerId/visits/:visitId/photos/:photoId/small': READERS,
  'POST /providers/:providerId/visits/:visitId/photos/:photoId/take-out': CASEWORKERS,
  'GET /providers/:providerId/incidents/new': CASEWORKERS,
  'POST /providers/:providerId/incidents/new': CASEWORKERS,
  'GET /providers/:providerId/actions/new': CASEWORKERS,
  'POST /providers/:providerId/actions/new': CASEWORKERS,
  'GET /providers/:providerId/actions/:putRightId': CASEWORKERS,
  'POST /providers/:providerId/actions/:putRightId': CASEWORKERS,
  'GET /providers/:providerId/vacancies/new': CASEWORKERS,
  'POST /providers/:providerId/vacancies/new': CASEWORKERS,
  'GET /providers/:providerId/taken-back/:recordId': MANAGERS,
  'POST /providers/:providerId/taken-back/:recordId': MANAGERS,
  'GET /team/placings': MANAGERS,
  'GET /flats': READERS,
  'GET /flats/quota': MANAGERS,
  'POST /flats/quota': MANAGERS,
  'GET /flats/new': CASEWORKERS,
  'POST /flats/new': CASEWORKERS,
  'GET /flats/:flatId': CASEWORKERS,
  'POST /flats/:flatId': CASEWORKERS,
  'POST /flats/:flatId/steps/:stepId/take-back': MANAGERS,
  'GET /home-money': CASEWORKERS,
  'GET /council/reminders': ROLES,
  'GET /council/reminders/change': ['administrator'],
  'POST /council/reminders/change': ['administrator'],
  'GET /council/plans': ROLES,
  'GET /council/plans/change': ['administrator'],
  'POST /council/plans/change': ['administrator'],
  'GET /council/visits': ROLES,
  'GET /council/visits/change': ['administrator'],
  'POST /council/visits/change': ['administrator'],
  'GET /council/standing-still': ROLES,
  'GET /council/standing-still/change': ['administrator'],
  'POST /council/standing-still/change': ['administrator'],
  'GET /council/targets': ROLES,
  'GET /council/targets/change': ['administrator'],
  'POST /council/targets/change': ['administrator'],
  'GET /council/homes': ROLES,
  'GET /council/homes/change': ['administrator'],
  'POST /council/homes/change': ['administrator'],
  'GET /council/school-terms': ROLES,
  'GET /council/school-terms/change': ['administrator'],
  'POST /council/school-terms/change': ['administrator'],
  'GET /how-i-am-told': ROLES,
  'POST /how-i-am-told': ROLES,
  'GET /outbox': ['manager', 'administrator'],
  'POST /outbox/retry-failed': ['manager', 'administrator'],
  'POST /outbox/:id/retry': ['manager', 'administrator'],
  'GET /outbox/:messageId/give-up': ['manager', 'administrator'],
  'POST /outbox/:messageId/give-up': ['manager', 'administrator'],
  'GET /imports/words': ['data-officer'],
  'POST /imports/words': ['data-officer'],
  'GET /imports/words/:wordId': ['data-officer'],
  'POST /imports/words/:wordId': ['data-officer'],
  'GET /young-people/new': ['manager', 'data-officer'],
  'POST /young-people/new': ['manager', 'data-officer'],
};

const SECRET = 'Zephyrine';

describe('every route', () => {
  let onward: TestApp;
  const users = {} as Record<Role, SignedInBrowser>;
  /** Tokens with every scope there is, whatever the role. */
  const programs = {} as Record<Role, Program>;
  let changing: Program;
  let own: string;
  let another: string;

  beforeAll(async () => {
    // More than a program asks in a minute.
    onward = await startTestApp({ API_REQUESTS_A_MINUTE: '1000000' });
    for (const role of ROLES) {
      users[role] = await onward.signInAs(role, { team: 'North' });
      programs[role] = await aProgramOf(onward, users[role].actor);
      await give(programs[role], ALL_SCOPES);
    }
    changing = await aProgramOf(onward, users.manager.actor);
    await onward.app.get(AuthorityService).describe({ kind: 'system', name: 'command line' }, { name: 'Westmoor' });
    const stranger = await onward.signInAs('adviser', { team: 'South' });
    own = await aPersonOf(users.adviser, 'Own');
    another = await aPersonOf(stranger, SECRET);
    // Only who answers a request takes their own copy.
    await onward.sql(
      `insert into subject_access_request (id, fact_id, young_person_id, received_on, identity_confirmed_on)
       select y.fact, y.fact, y.id, current_date, current_date
         from (select id, gen_random_uuid() as fact from young_person) y`,
    );
  });
  afterAll(() => onward.close());

  it('is listed in this test with those who may use it', () => {
    const listed = [PERSON_ROUTES, OTHER_ROUTES, API_PERSON_ROUTES, API_OTHER_ROUTES].flatMap((one) =>
      Object.keys(one),
    );
    const routes = routesOf(onward.app);

    expect(routes.filter((route) => !listed.includes(route))).toEqual([]);
    expect(listed.filter((route) => !routes.includes(route))).toEqual([]);
  });

  describe.each(Object.entries(PERSON_ROUTES))('%s', (route, through) => {
    it.each(ROLES)('lets %s through, or says no, as its line says', async (role) => {
      const answer = await ask(users[role], route, own);
      const opensFirst = role === 'duty' && !FINDS_EVERYBODY.includes(route);
      if (role === 'administrator' && !FINDS_EVERYBODY.includes(route)) return expect(answer.status).toBe(404);
      if (opensFirst) return expect(answer.status).toBe(404);
      if (!through.includes(role)) return expect([403, 404]).toContain(answer.status);
      // Something of one's own that is not there is not found; a form with nothing in it is refused in words.
      const usual = /:\w+Id|:field|:key|:number|plan\/order/.test(route)
        ? [404, 422]
        : route.startsWith('GET')
          ? [200, ...(role === 'duty' ? [303] : [])]
          : [200, 303, 409, 422];
      expect(usual).toContain(answer.status);
    });

    it.each(ROLES.filter((role) => role !== 'data-officer' && !(role === 'duty' && FINDS_EVERYBODY.includes(route))))(
      'answers %s the same of another team’s young person as of one who does not exist',
      async (role) => {
        const [theirs, nobodys] = [await ask(users[role], route, another), await ask(users[role], route, newId())];
        expect(theirs.status).toBe(404);
        expect(nobodys.status).toBe(404);
        expect(told(theirs)).toBe(told(nobodys));
        expect(theirs.text).not.toContain(SECRET);
      },
    );

    it('answers 404 to what is no id at all', async () => {
      expect((await ask(users.manager, route, "1' or '1'='1")).status).toBe(404);
    });

    it('asks a visitor to sign in', async () => {
      const visitor = onward.visitor();
      const answer = await ask(visitor, route, own);
      if (route.startsWith('GET')) expect(answer.location).toMatch(/^\/sign-in/);
      else expect([303, 401, 403]).toContain(answer.status);
      expect(answer.text).not.toContain('Own');
    });
  });

  describe.each(Object.entries(OTHER_ROUTES))('%s', (route, through) => {
    if (through === 'public') return;
    it.each(ROLES.filter((role) => route !== 'POST /sign-out' || role === 'adviser'))(
      'lets %s through, or says no, as its line says',
      async (role) => {
        const browser = route === 'POST /sign-out' ? await onward.signInAs(role) : users[role];
        const answer = await ask(browser, route, newId());
        if (!through.includes(role)) return expect([403, 404]).toContain(answer.status);
        expect([200, 303, 404, 422]).toContain(answer.status);
        if (!route.includes(':')) expect(answer.status).not.toBe(404);
      },
    );

    it('asks a visitor to sign in', async () => {
      const answer = await ask(onward.visitor(), route, newId());
      if (route.startsWith('GET')) expect(answer.location).toMatch(/^\/sign-in/);
      else expect([303, 401, 403]).toContain(answer.status);
    });
  });

  it('an out-of-hours duty worker reads the record that they opened, and changes nothing but what duty records', async () => {
    const duty = await onward.signInAs('duty');
    await onward.sql(
      `insert into emergency_access (id, young_person_id, staff_id, covers, reason, words, until_at, review_by)
       values ($1, $2, $3, 'record', 'police', 'Her health', now() + interval '4 hours', now())`,
      [newId(), another, duty.actor.staffId],
    );
    for (const route of Object.keys(PERSON_ROUTES)) {
      const { status } = await ask(duty, route, another);
      const fine = route.startsWith('GET') ? [200, 303, 403, 404] : [403, 404, 422];
      expect([route, [...fine, ...(RECORDED_ON_DUTY.includes(route) ? [303] : [])]]).toEqual([
        route,
        expect.arrayContaining([status]),
      ]);
    }
    const did = await onward.sql(`select distinct did from audit_event where actor_id = $1`, [duty.actor.userId]);
    expect(did).toEqual([{ did: 'young-person.viewed' }]);
    expect((await duty.get(`/young-people/${another}`)).text).toContain(SECRET);
    expect((await duty.get(`/young-people/${another}/supervision`)).status).not.toBe(200);
  });

  it('leaves another team’s young people out of the team pages', async () => {
    const figures = [
      '/figures/what-fell-due/items?period=2026-year',
      '/figures/what-fell-due/items.csv?period=2026-year',
      '/figures/plans/people',
      '/figures/plans/people.csv',
      '/figures/sufficiency',
      '/figures/sufficiency/people',
      ...['suitable', 'nights', 'away'].map((figure) => `/figures/homes/people?figure=${figure}`),
      ...['/figures/health/people?figure=assessment', '/figures/education-and-work/people'],
      ...['waiting', 'continuity', 'visits', 'recording', 'cursory', 'decisions'].flatMap((figure) =>
        ['names', 'names.csv'].map((list) => `/figures/caseloads/${list}?figure=${figure}&period=2026-year`),
      ),
    ];
    const lists = [
      '/owed',
      '/team',
      '/team/waiting',
      '/team/workload',
      '/team/placings',
      '/flats',
      '/home-money',
      '/team/workload/weights',
      '/team/to-decide',
      '/team/pauses',
      '/team/assessments',
      '/team/challenges',
      '/team/who-knows',
      '/team/not-safe',
      '/team/turning-18',
      '/team/standing-still',
      '/panels',
      '/team/keeping-in-touch',
      '/team/emergency-access',
      '/team/homes-at-risk',
      '/team/homes',
      '/team/homes-to-decide',
      '/team/packages',
      '/team/occasions',
      '/team/surges',
      '/improvement',
      '/inspections',
      '/lodgings-hosts',
      '/team/contacts',
      '/outcomes',
      '/homes',
      '/homes?show=log',
      '/trips',
      '/not-heard',
      '/trips?show=far',
      '/trips?area=none',
      '/group-contacts/new',
      '/team/plans',
      '/team/late?figure=late',
      '/supervision/gaps?by=person&show=all',
      '/supervision/risk-rises',
      '/supervision/decisions?from=2020-01-01',
      '/supervision/decisions.csv?from=2020-01-01',
    ];
    for (const address of [...lists, ...figures]) {
      expect((await users.manager.get(address)).text).not.toContain(SECRET);
    }
  });

  it('leaves another team’s young people out of lists and their counts', async () => {
    for (const role of ['adviser', 'manager'] as const) {
      const page = await users[role].get('/caseload?who=everyone&status=undetermined');
      expect(page.text).not.toContain(SECRET);
      const all = await users[role].get('/caseload?who=everyone');
      expect(all.text).not.toContain(SECRET);
    }
    expect((await users['data-officer'].get('/caseload?who=everyone')).text).toContain(SECRET);
  });

  it('writes down each look at a young person, and no look at one that was refused', async () => {
    const looks = async (id: string) =>
      Number(
        (
          await onward.sql<{ n: string }>(
            `select count(*) as n from audit_event where young_person_id = $1 and did = 'young-person.viewed'`,
            [id],
          )
        )[0]!.n,
      );
    const [before, refused] = [await looks(own), await looks(another)];

    await users.adviser.get(`/young-people/${own}`);
    await users.adviser.get(`/young-people/${another}`);

    expect(await looks(own)).toBe(before + 1);
    expect(await looks(another)).toBe(refused);
  });

  describe.each(Object.entries(API_PERSON_ROUTES))('%s', (route, line) => {
    it.each(ROLES)('lets a token of %s through, or says no, as its line says', async (role) => {
      const answer = await askApi(programs[role], route, line, own);
      if (role === 'administrator' || role === 'duty') return expect(answer.status).toBe(404);
      if (!line.through.includes(role))
        return expect(answer.body).toMatchObject({ status: 403, type: expect.stringMatching(/not-allowed$/) });
      // What one gave up is no longer there for the next
      const missing = /:\w+Id\b|:key|(?<!agency-)withdrawals|plan-in-force|:number|plan\/pdf/.test(route);
      const usual = missing ? [404] : [200, 201, 204, 409, 412, 422, ...(/give-up/.test(route) ? [404] : [])];
      expect(usual).toContain(answer.status);
    });

    it.each(ROLES.filter((role) => role !== 'data-officer'))(
      'answers a token of %s the same of another team’s young person as of one who does not exist',
      async (role) => {
        const [theirs, nobodys] = [
          await askApi(programs[role], route, line, another),
          await askApi(programs[role], route, line, newId()),
        ];
        expect(theirs.status).toBe(404);
        expect({ ...theirs.body, instance: '' }).toEqual({ ...nobodys.body, instance: '' });
        expect(theirs.text).not.toContain(SECRET);
      },
    );

    it('answers 404 to what is no id at all', async () => {
      expect((await askApi(programs.manager, route, line, "1' or '1'='1")).status).toBe(404);
    });
  });

  describe.each(Object.entries(API_OTHER_ROUTES))('%s', (route, line) => {
    it.each(ROLES)('lets a token of %s through, or says no, as its line says', async (role) => {
      const answer = await askApi(programs[role], route, line, own);
      if (!line.through.includes(role)) return expect(answer.status).toBe(403);
      if (line.toNobody) return expect(answer.status).toBe(line.toNobody);
      expect(route.includes(':') ? [404] : [200, 201]).toContain(answer.status);
    });
  });

  describe.each(Object.entries({ ...API_PERSON_ROUTES, ...API_OTHER_ROUTES }))('%s', (route, line) => {
    it('wants the scopes of its line, and with them no other', async () => {
      const wanted = [line.scope, line.also].filter((scope) => scope !== undefined);
      for (const missing of wanted) {
        await give(
          changing,
          ALL_SCOPES.filter((scope) => scope !== missing),
        );
        expect((await askApi(changing, route, line, own)).body).toMatchObject({
          status: 403,
          type: expect.stringMatching(/scope-missing$/),
        });
      }

      await give(changing, wanted);
      const answer = await askApi(changing, route, line, own);
      expect(answer.body?.type ?? '').not.toMatch(/scope-missing$/);
      if (line.through.includes('manager')) expect(answer.status).not.toBe(403);
    });

    it('tells a visitor, and whoever has a token of nobody’s, how to sign in', async () => {
      const [method] = route.split(' ') as [Method];
      const ways: Record<string, string>[] = [
        {},
        { authorization: 'Bearer onward_nobodys' },
        { authorization: 'Basic eDp5' },
      ];
      for (const headers of ways) {
        const answer = await send(onward, method, addressOf(route, own), line.body, headers);
        // What a browser could have been made to send is refused as forged before anybody asks whose it is.
        expect(answer.status).toBe(method !== 'GET' && !('authorization' in headers) ? 403 : 401);
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
        if (answer.status === 401) expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
      }
    });
  });

  it('leaves another team’s young people out of the API of the team', async () => {
    for (const path of ['team', 'team/waiting', 'team/late', 'team/to-decide?limit=200', 'team/pauses', 'team/plans']) {
      const answer = await programs.manager.get(path);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(SECRET);
    }
  });

  it('leaves another team’s young people out of the API’s lists', async () => {
    for (const role of ['adviser', 'manager'] as const) {
      for (const path of ['young-people?limit=200', 'young-people?status=undetermined', 'deadlines?limit=200']) {
        expect((await programs[role].get(path)).text).not.toContain(SECRET);
      }
    }
    expect((await programs['data-officer'].get('young-people?limit=200')).text).toContain(SECRET);
    expect((await programs.administrator.get('young-people')).status).toBe(403);
  });

  it('writes down each look through the API with the token, and no look at one that was refused', async () => {
    const looks = () =>
      onward.sql<{ young_person_id: string; page: string }>(
        `select young_person_id, detail ->> 'page' as page from audit_event
          where did = 'young-person.viewed' and detail ->> 'apiToken' = $1 order by id`,
        [programs.adviser.tokenId],
      );
    const before = (await looks()).length;

    await programs.adviser.get(`young-people/${own}`);
    await programs.adviser.get(`young-people/${own}/contacts`);
    await programs.adviser.get(`young-people/${another}`);

    expect((await looks()).slice(before)).toEqual([
      { young_person_id: own, page: 'identity' },
      { young_person_id: own, page: 'contacts' },
    ]);
  });

  async function aPersonOf(worker: SignedInBrowser, givenName: string): Promise<string> {
    const dataSource = onward.app.get(DataSource);
    const youngPersonId = await aYoungPerson(dataSource, { teamId: worker.actor.teamIds[0], givenName });
    const id = newId();
    await dataSource.getRepository(Allocation).insert({
      id,
      factId: id,
      youngPersonId,
      role: 'personal-adviser',
      staffId: worker.actor.staffId,
      fromOn: localDate('2025-01-01'),
      toOn: null,
      reason: 'First adviser',
    });
    return youngPersonId;
  }

  function ask(browser: Pick<SignedInBrowser, 'get' | 'post'>, route: string, personId: string): Promise<Answer> {
    const [method, pattern] = route.split(' ') as [string, string];
    const url = pattern.replace(':id', encodeURIComponent(personId)).replace(':kind', 'move').replace(/:\w+/, newId());
    return method === 'GET' ? browser.get(url) : browser.post(url);
  }

  /** The page in its frame, without what differs in every answer. To read two thousand as a tree would take long. */
  function told({ text }: Answer): string {
    const main = /<main[\s>][\s\S]*<\/main>/.exec(text);
    return main![0].replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replaceAll(/ value="[^"]*"/g, '');
  }

  function askApi(program: Program, route: string, { body }: ApiLine, personId: string): Promise<ApiAnswer> {
    const [method] = route.split(' ') as [Method];
    const address = addressOf(route, personId);
    if (method === 'GET') return program.get(address);
    return method === 'POST' ? program.post(address, body) : program.patch(address, body, { 'if-match': '"1"' });
  }

  function addressOf(route: string, personId: string): string {
    const [, pattern] = route.split(' ') as [string, string];
    return pattern.replace(':id', encodeURIComponent(personId)).replace(/:\w+/, newId());
  }

  /** What the service would not: every scope to a role that has no use for it. */
  async function give(program: Program, scopes: readonly Scope[]): Promise<void> {
    await onward.sql('update api_token set scopes = $2 where id = $1', [program.tokenId, scopes]);
  }
});
