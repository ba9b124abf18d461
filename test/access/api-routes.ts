import { ROLES, type Role, type Scope } from '../../src/access/actor';
import { newId } from '../../src/platform/ids';

/** Who gets through to a route of the API, with which scope, and a body that is right. */
export interface ApiLine {
  through: readonly Role[];
  scope: Scope;
  /** A second scope, where the answer tells more than was said. */
  also?: Scope;
  body?: Record<string, unknown>;
  /** What it says to ids of nobody, where their place is not the address. */
  toNobody?: number;
}

const READERS: Role[] = ['adviser', 'manager', 'data-officer'];
const CASEWORKERS: Role[] = ['adviser', 'manager'];
const MANAGERS: Role[] = ['manager'];
const A_DAY = '2025-06-02';

const reads = (through: readonly Role[], scope: Scope = 'read:people'): ApiLine => ({ through, scope });
const writes = (through: readonly Role[], body: Record<string, unknown>, scope: Scope = 'write:casework'): ApiLine => ({
  through,
  scope,
  body,
});

/** Routes that name a young person. A new route needs its line here. */
export const API_PERSON_ROUTES: Record<string, ApiLine> = {
  'GET /api/v1/young-people/:id': reads(READERS),
  'PATCH /api/v1/young-people/:id': { ...writes(READERS, { knownAs: 'Own' }, 'write:people'), also: 'read:people' },
  'GET /api/v1/young-people/:id/legal-status': reads(READERS),
  'GET /api/v1/young-people/:id/alerts': reads(READERS),
  'GET /api/v1/young-people/:id/care-history': reads(READERS),
  'GET /api/v1/young-people/:id/deadlines': reads(READERS),
  'GET /api/v1/young-people/:id/deadlines/:deadlineId': reads(READERS),
  'GET /api/v1/young-people/:id/deadlines/:deadlineId/acknowledgements': reads(READERS),
  'POST /api/v1/young-people/:id/deadlines/:deadlineId/acknowledgements': writes(CASEWORKERS, {
    willDo: 'Visit',
    byOn: A_DAY,
  }),
  'GET /api/v1/young-people/:id/assessments': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/assessments': writes(CASEWORKERS, { cause: 'asked', words: 'Own asked.' }),
  'POST /api/v1/young-people/:id/assessments/not-needed': writes(CASEWORKERS, {
    factId: newId(),
    reason: 'Planned in the last one.',
  }),
  'GET /api/v1/young-people/:id/assessments/:assessmentId': reads(CASEWORKERS, 'read:notes'),
  'GET /api/v1/young-people/:id/assessments/:assessmentId/areas/:key': reads(CASEWORKERS, 'read:notes'),
  'PATCH /api/v1/young-people/:id/assessments/:assessmentId/areas/:key': {
    ...writes(CASEWORKERS, { answers: [{ field: 'facts', value: 'Asthma.' }] }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/assessments/:assessmentId/recommendations': writes(CASEWORKERS, {
    text: 'Find a GP.',
    areaKey: 'health',
  }),
  'POST /api/v1/young-people/:id/assessments/:assessmentId/submission': {
    ...writes(CASEWORKERS, {}),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/assessments/:assessmentId/decision': {
    ...writes(MANAGERS, { signOff: false, reason: 'Ask about belief.' }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/assessments/:assessmentId/copies': writes(CASEWORKERS, {
    givenOn: A_DAY,
    how: 'paper',
  }),
  'POST /api/v1/young-people/:id/assessments/:assessmentId/giving-up': {
    ...writes(CASEWORKERS, { reason: 'The wrong person.' }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/plan-at-work': writes(CASEWORKERS, { from: 'template' }),
  'GET /api/v1/young-people/:id/plan-at-work': { ...reads(CASEWORKERS), also: 'read:notes' },
  'GET /api/v1/young-people/:id/plan-in-force': { ...reads(CASEWORKERS), also: 'read:notes' },
  'POST /api/v1/young-people/:id/plan-at-work/order': writes(CASEWORKERS, { keys: ['money'], was: ['money'] }),
  'POST /api/v1/young-people/:id/plan-at-work/topics': writes(CASEWORKERS, { title: 'My dog' }),
  'GET /api/v1/young-people/:id/plan-at-work/topics/:key': { ...reads(CASEWORKERS), also: 'read:notes' },
  'PATCH /api/v1/young-people/:id/plan-at-work/topics/:key': {
    ...writes(CASEWORKERS, { myWords: 'I want to save.' }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/plan-at-work/topics/:key/needs': writes(CASEWORKERS, { text: 'A bank account' }),
  'POST /api/v1/young-people/:id/plan-at-work/topics/:key/goals': writes(CASEWORKERS, {
    needId: newId(),
    text: 'Save',
  }),
  'POST /api/v1/young-people/:id/plan-at-work/topics/:key/actions': {
    ...writes(CASEWORKERS, { goalId: newId(), what: 'Open a bank account' }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/plan-at-work/topics/:key/supporters': writes(CASEWORKERS, { who: 'Aunt May' }),
  'GET /api/v1/young-people/:id/plan-at-work/read-back': { ...reads(CASEWORKERS), also: 'read:notes' },
  'POST /api/v1/young-people/:id/plan-at-work/finish': writes(CASEWORKERS, {
    readBack: 'not this plan',
    agreement: { answer: 'agrees', saidOn: A_DAY, advocacy: 'has-one' },
  }),
  'GET /api/v1/young-people/:id/plan-versions': reads(READERS),
  'GET /api/v1/young-people/:id/plan-versions/:number': { ...reads(CASEWORKERS), also: 'read:notes' },
  'GET /api/v1/young-people/:id/plan-versions/:number/differences': { ...reads(CASEWORKERS), also: 'read:notes' },
  'POST /api/v1/young-people/:id/plan-versions/:number/agreements': writes(CASEWORKERS, {
    answer: 'agrees',
    saidOn: A_DAY,
    advocacy: 'has-one',
  }),
  'POST /api/v1/young-people/:id/plan-versions/:number/agreements/:agreementId/answer': {
    ...writes(MANAGERS, { answer: 'We heard you.' }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/plan-versions/:number/decision': {
    ...writes(MANAGERS, { decision: 'approved' }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/plan-versions/:number/copies': writes(CASEWORKERS, { how: 'paper', givenOn: A_DAY }),
  'POST /api/v1/young-people/:id/plan-versions/:number/copies-not-given': writes(CASEWORKERS, {
    why: 'Nobody knows where they live.',
    tried: 'Rang twice.',
    saidOn: A_DAY,
  }),
  'POST /api/v1/young-people/:id/plan-at-work/give-up': writes(CASEWORKERS, { reason: 'Begun by mistake.' }),
  'GET /api/v1/young-people/:id/pauses': reads(READERS),
  'POST /api/v1/young-people/:id/pauses': writes(CASEWORKERS, {
    deadlineId: newId(),
    fromOn: A_DAY,
    untilOn: '2025-06-30',
    reason: 'in-hospital',
  }),
  'GET /api/v1/young-people/:id/pauses/:pauseId': reads(READERS),
  'POST /api/v1/young-people/:id/pauses/:pauseId/decision': {
    ...writes(MANAGERS, { approve: false, reason: 'Ring the ward first.' }),
    also: 'read:people',
  },
  'POST /api/v1/young-people/:id/pauses/:pauseId/end': {
    ...writes(CASEWORKERS, { reason: 'Home again.' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/reviews': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/reviews': writes(CASEWORKERS, {}),
  'GET /api/v1/young-people/:id/reviews/:reviewId': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/reviews/:reviewId/goals/:goalId': {
    ...writes(CASEWORKERS, { version: 0, result: 'done', cameOf: 'It went well.', actions: [] }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/reviews/:reviewId/people': {
    ...writes(CASEWORKERS, {
      version: 1,
      chairedBy: 'Ruth Calder',
      recordedBy: 'Ada Worker',
      attended: [],
      presence: 'present',
      anotherWay: null,
      efforts: null,
      ownWords: null,
      ofThePlan: null,
      meetings: null,
      whyNotViews: null,
      whyNotMeetings: null,
    }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/reviews/:reviewId/topics/:key': {
    ...writes(CASEWORKERS, { version: 0, changed: 'Nothing.', decided: null }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/reviews/:reviewId/asked': {
    ...writes(CASEWORKERS, {
      version: 0,
      home: 'suitable',
      homeWords: null,
      after21: null,
      officerChaired: null,
      noOfficerBecause: null,
    }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/reviews/:reviewId/holding': {
    ...writes(CASEWORKERS, { heldOn: A_DAY, planNext: 'stands', saves: 1 }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/reviews/:reviewId/copies': {
    ...writes(CASEWORKERS, { copyGivenOn: A_DAY }),
    also: 'read:notes',
  },
  'GET /api/v1/young-people/:id/goals-tried': reads(CASEWORKERS, 'read:notes'),
  'GET /api/v1/young-people/:id/midway-checks': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/midway-checks': writes(CASEWORKERS, { checkedOn: A_DAY, looked: 'Ruth', goals: [] }),
  'GET /api/v1/young-people/:id/challenges': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/challenges': writes(CASEWORKERS, {
    raisedOn: A_DAY,
    raisedBy: 'Ruth Calder',
    what: 'No visit since the move.',
    stage: 1,
    toWhom: 'Ada Worker',
    answerBy: '2025-06-16',
  }),
  'GET /api/v1/young-people/:id/challenges/:challengeId': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/challenges/:challengeId/steps': {
    ...writes(CASEWORKERS, { seen: 1, step: 'answered', takenOn: A_DAY, words: 'Visited on Friday.' }),
    also: 'read:notes',
  },
  'POST /api/v1/young-people/:id/plan-ratings': writes(CASEWORKERS, { score: 4, mayBeShown: false, saidOn: A_DAY }),
  'GET /api/v1/young-people/:id/promises': reads(READERS),
  'POST /api/v1/young-people/:id/promises': writes(CASEWORKERS, { what: 'Ring', promisedOn: A_DAY, byOn: A_DAY }),
  'GET /api/v1/young-people/:id/promises/:promiseId': reads(READERS),
  'POST /api/v1/young-people/:id/promises/:promiseId/steps': {
    ...writes(CASEWORKERS, { step: 'kept', onDay: A_DAY }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/plan-actions': reads(READERS),
  'POST /api/v1/young-people/:id/plan-actions/:actionId/done': {
    ...writes(CASEWORKERS, { on: A_DAY }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/deadlines/:deadlineId/late-causes': reads(READERS),
  'POST /api/v1/young-people/:id/deadlines/:deadlineId/late-causes': writes(CASEWORKERS, { cause: 'partner' }),
  'GET /api/v1/young-people/:id/substitutes': reads(READERS),
  'POST /api/v1/young-people/:id/contacts/:contactId/acceptance': writes(MANAGERS, { reason: 'Good enough.' }),
  'POST /api/v1/young-people/:id/substitutes/:acceptanceId/withdrawal': writes(MANAGERS, { reason: 'Never was.' }),
  'GET /api/v1/young-people/:id/as-shown': reads(READERS),
  'GET /api/v1/young-people/:id/what-if': reads(READERS),
  'GET /api/v1/young-people/:id/case-file': reads(['manager', 'data-officer']),
  'GET /api/v1/young-people/:id/matters': reads(READERS),
  'POST /api/v1/young-people/:id/matters': writes(CASEWORKERS, { kind: 'disputed-age', reason: 'Two dates of birth.' }),
  'GET /api/v1/young-people/:id/status-decisions': reads(READERS),
  'POST /api/v1/young-people/:id/status-decisions': writes(MANAGERS, {
    decidedOn: A_DAY,
    status: 'none',
    reason: 'Read the file.',
    basedOn: '0'.repeat(24),
  }),
  'POST /api/v1/young-people/:id/matters/:key/settlement': writes(MANAGERS, { reason: 'Found out.' }),
  'POST /api/v1/young-people/:id/withdrawals': writes(CASEWORKERS, {
    kind: 'move',
    factId: newId(),
    reason: 'Never was.',
  }),
  'GET /api/v1/young-people/:id/allocations': reads(READERS),
  'POST /api/v1/young-people/:id/allocations': writes(MANAGERS, {
    role: 'social-worker',
    staffId: newId(),
    fromOn: A_DAY,
    reason: 'Knows the family',
  }),
  'GET /api/v1/young-people/:id/contacts': reads(READERS),
  'POST /api/v1/young-people/:id/contacts': writes(CASEWORKERS, { heldOn: A_DAY, mode: 'phone', seen: true }),
  'GET /api/v1/young-people/:id/contacts/:contactId': reads(READERS),
  'PATCH /api/v1/young-people/:id/contacts/:contactId': {
    ...writes(CASEWORKERS, { note: 'Another note' }),
    also: 'read:people',
  },
  'POST /api/v1/young-people/:id/contacts/:contactId/notes': writes(CASEWORKERS, { text: 'A note' }),
  'POST /api/v1/young-people/:id/contacts/:contactId/withdrawal': writes(CASEWORKERS, { reason: 'Never was.' }),
  'GET /api/v1/young-people/:id/appointments': reads(READERS),
  'POST /api/v1/young-people/:id/appointments': writes(CASEWORKERS, {
    kind: 'visit',
    plannedAt: '2099-03-09T14:30:00Z',
  }),
  'GET /api/v1/young-people/:id/appointments/:appointmentId': reads(READERS),
  'PATCH /api/v1/young-people/:id/appointments/:appointmentId': {
    ...writes(CASEWORKERS, { state: 'cancelled' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/homes': reads(READERS),
  'POST /api/v1/young-people/:id/homes': writes(CASEWORKERS, { type: 'U', fromOn: A_DAY }),
  'GET /api/v1/young-people/:id/homes/:homeId': reads(READERS),
  'PATCH /api/v1/young-people/:id/homes/:homeId': { ...writes(CASEWORKERS, { carer: 'A carer' }), also: 'read:people' },
  'GET /api/v1/young-people/:id/home-periods': reads(READERS),
  'POST /api/v1/young-people/:id/home-periods': writes(CASEWORKERS, {
    livesWith: 'parent',
    fromOn: A_DAY,
    toOn: A_DAY,
  }),
  'GET /api/v1/young-people/:id/home-periods/:factId': reads(READERS),
  'PATCH /api/v1/young-people/:id/home-periods/:factId': {
    ...writes(CASEWORKERS, { brokeDown: true, toOn: A_DAY }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/detentions': reads(READERS),
  'POST /api/v1/young-people/:id/detentions': writes(CASEWORKERS, {
    kind: 'custody',
    fromOn: A_DAY,
    toOn: A_DAY,
  }),
  'GET /api/v1/young-people/:id/detentions/:factId': reads(READERS),
  'PATCH /api/v1/young-people/:id/detentions/:factId': {
    ...writes(CASEWORKERS, { releaseExpectedOn: '2027-01-10' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/special-guardianships': reads(READERS),
  'POST /api/v1/young-people/:id/special-guardianships': writes(CASEWORKERS, {
    madeOn: A_DAY,
    lookedAfterImmediatelyBefore: true,
  }),
  'GET /api/v1/young-people/:id/special-guardianships/:factId': reads(READERS),
  'PATCH /api/v1/young-people/:id/special-guardianships/:factId': {
    ...writes(CASEWORKERS, { endedOn: A_DAY }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/other-accommodation': reads(READERS),
  'POST /api/v1/young-people/:id/other-accommodation': writes(CASEWORKERS, {
    kind: 'nhs',
    fromOn: A_DAY,
    toOn: A_DAY,
  }),
  'GET /api/v1/young-people/:id/other-accommodation/:factId': reads(READERS),
  'PATCH /api/v1/young-people/:id/other-accommodation/:factId': {
    ...writes(CASEWORKERS, { kind: 'education' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/programmes': reads(READERS),
  'POST /api/v1/young-people/:id/programmes': writes(CASEWORKERS, { kind: 'education', fromOn: A_DAY }),
  'GET /api/v1/young-people/:id/programmes/:factId': reads(READERS),
  'PATCH /api/v1/young-people/:id/programmes/:factId': {
    ...writes(CASEWORKERS, { inPathwayPlan: true }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/missing-episodes': reads(READERS),
  'POST /api/v1/young-people/:id/missing-episodes': writes(CASEWORKERS, {
    fromAt: '2025-06-02T21:00:00Z',
    returnedAt: '2025-06-02T21:00:00Z',
  }),
  'GET /api/v1/young-people/:id/missing-episodes/:factId': reads(READERS),
  'PATCH /api/v1/young-people/:id/missing-episodes/:factId': {
    ...writes(CASEWORKERS, { returnedAt: '2025-06-03T07:30:00Z' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/immigration': reads(READERS),
  'POST /api/v1/young-people/:id/immigration': writes(CASEWORKERS, { leaveKind: 'refugee', leaveGrantedOn: A_DAY }),
  'GET /api/v1/young-people/:id/immigration/:factId': reads(READERS),
  'PATCH /api/v1/young-people/:id/immigration/:factId': {
    ...writes(CASEWORKERS, { leaveExpiresOn: '2028-01-01' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/trafficking': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/trafficking': writes(CASEWORKERS, { answer: 'suspected', knownOn: A_DAY }),
  'GET /api/v1/young-people/:id/trafficking/:factId': reads(CASEWORKERS, 'read:notes'),
  'PATCH /api/v1/young-people/:id/trafficking/:factId': {
    ...writes(CASEWORKERS, { answer: 'no' }),
    also: 'read:notes',
  },
  'GET /api/v1/young-people/:id/life-events': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/life-events': writes(CASEWORKERS, { kind: 'pregnancy', happenedOn: A_DAY }),
  'GET /api/v1/young-people/:id/life-events/:factId': reads(CASEWORKERS, 'read:notes'),
  'PATCH /api/v1/young-people/:id/life-events/:factId': {
    ...writes(CASEWORKERS, { kind: 'bereavement' }),
    also: 'read:notes',
  },
  'GET /api/v1/young-people/:id/document-format': reads(READERS),
  'PATCH /api/v1/young-people/:id/document-format': {
    ...writes(CASEWORKERS, { format: 'large' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/plan/pdf': reads(CASEWORKERS, 'read:notes'),
  'GET /api/v1/young-people/:id/reviews/:reviewId/pdf': reads(CASEWORKERS, 'read:notes'),
  'GET /api/v1/young-people/:id/assessments/:assessmentId/pdf': reads(CASEWORKERS, 'read:notes'),
  'GET /api/v1/young-people/:id/plan/versions/:number/pdf': reads(CASEWORKERS, 'read:notes'),
  'GET /api/v1/young-people/:id/plan-dates': reads(READERS),
  'POST /api/v1/young-people/:id/plan-dates': writes(CASEWORKERS, { step: 'review', on: A_DAY }),
  'GET /api/v1/young-people/:id/support-offers': reads(READERS),
  'POST /api/v1/young-people/:id/support-offers': writes(CASEWORKERS, { offeredOn: A_DAY, how: 'Phone call' }),
  'GET /api/v1/young-people/:id/support-requests': reads(READERS),
  'POST /api/v1/young-people/:id/support-requests': writes(CASEWORKERS, { requestedOn: A_DAY, wants: 'support' }),
  'GET /api/v1/young-people/:id/support-offers/:offerId': reads(READERS),
  'PATCH /api/v1/young-people/:id/support-offers/:offerId': {
    ...writes(CASEWORKERS, { reply: 'Maybe later' }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/support-requests/:requestId': reads(READERS),
  'PATCH /api/v1/young-people/:id/support-requests/:requestId': {
    ...writes(CASEWORKERS, { endedOn: A_DAY }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/contact-refusals': reads(READERS),
  'POST /api/v1/young-people/:id/contact-refusals': writes(CASEWORKERS, { refusedOn: A_DAY, explicitInWriting: true }),
  'GET /api/v1/young-people/:id/contact-refusals/:refusalId': reads(READERS),
  'PATCH /api/v1/young-people/:id/contact-refusals/:refusalId': {
    ...writes(CASEWORKERS, { explicitInWriting: false }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/health-reviews': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/health-reviews': writes(CASEWORKERS, { heldOn: A_DAY, kind: 'dental-check' }),
  'GET /api/v1/young-people/:id/health-reviews/:reviewId': reads(CASEWORKERS, 'read:notes'),
  'PATCH /api/v1/young-people/:id/health-reviews/:reviewId': {
    ...writes(CASEWORKERS, { heldOn: A_DAY }),
    also: 'read:notes',
  },
  'GET /api/v1/young-people/:id/health-passports': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/health-passports': writes(CASEWORKERS, { givenOn: A_DAY }),
  'GET /api/v1/young-people/:id/health-passports/:passportId': reads(CASEWORKERS, 'read:notes'),
  'PATCH /api/v1/young-people/:id/health-passports/:passportId': {
    ...writes(CASEWORKERS, { givenOn: A_DAY }),
    also: 'read:notes',
  },
  'GET /api/v1/young-people/:id/subject-access-requests': reads(READERS),
  'POST /api/v1/young-people/:id/subject-access-requests': writes(MANAGERS, { receivedOn: A_DAY }),
  'GET /api/v1/young-people/:id/subject-access-requests/:requestId': reads(READERS),
  'PATCH /api/v1/young-people/:id/subject-access-requests/:requestId': {
    ...writes(MANAGERS, { answeredOn: A_DAY }),
    also: 'read:people',
  },
  'GET /api/v1/young-people/:id/supervisions': reads(CASEWORKERS, 'read:notes'),
  'POST /api/v1/young-people/:id/supervisions': writes(MANAGERS, { heldOn: A_DAY }),
  'GET /api/v1/young-people/:id/supervisions/:supervisionId': reads(CASEWORKERS, 'read:notes'),
  'PATCH /api/v1/young-people/:id/supervisions/:supervisionId': {
    ...writes(MANAGERS, { note: 'Another note' }),
    also: 'read:notes',
  },
};

/** Routes that name nobody. */
export const API_OTHER_ROUTES: Record<string, ApiLine> = {
  'GET /api/v1/young-people': reads(READERS),
  'POST /api/v1/young-people': writes(
    ['manager', 'data-officer'],
    { dateOfBirth: '2008-03-10', confirmedNew: true },
    'write:people',
  ),
  'GET /api/v1/deadlines': reads(READERS),
  'GET /api/v1/figures/what-fell-due': reads(['manager', 'data-officer']),
  'GET /api/v1/figures/what-fell-due/items': reads(['manager', 'data-officer']),
  'GET /api/v1/figures/plans': reads(['manager', 'data-officer']),
  'GET /api/v1/figures/plans/people': reads(['manager', 'data-officer']),
  'GET /api/v1/team': reads(MANAGERS),
  'GET /api/v1/team/late': reads(MANAGERS),
  'GET /api/v1/team/waiting': reads(MANAGERS),
  'GET /api/v1/team/workers/:staffId': reads(MANAGERS),
  'GET /api/v1/team/to-decide': reads(MANAGERS),
  'GET /api/v1/team/pauses': reads(MANAGERS),
  'GET /api/v1/team/plans': reads(MANAGERS),
  'GET /api/v1/owed': reads(READERS),
  'GET /api/v1/plan-templates': reads(ROLES, 'read:service'),
  'GET /api/v1/plan-templates/versions/:versionId': reads(ROLES, 'read:service'),
  'POST /api/v1/team/allocations': {
    ...writes(MANAGERS, {
      people: [{ personId: newId(), allocationId: null }],
      staffId: newId(),
      fromOn: A_DAY,
      reason: 'Has room',
    }),
    toNobody: 422,
  },
  'POST /api/v1/acknowledgements': {
    ...writes(CASEWORKERS, { willDo: 'Visit', byOn: A_DAY, deadlineIds: [newId()] }),
    toNobody: 422,
  },
  'GET /api/v1/absences': reads(CASEWORKERS, 'read:service'),
  'POST /api/v1/absences': {
    ...writes(CASEWORKERS, { staffId: newId(), fromOn: A_DAY, toOn: null, coverId: null }),
    toNobody: 422,
  },
  'GET /api/v1/absences/:absenceId': reads(CASEWORKERS, 'read:service'),
  'PATCH /api/v1/absences/:absenceId': { ...writes(CASEWORKERS, { toOn: '2099-03-09' }), also: 'read:service' },
  'POST /api/v1/absences/:absenceId/withdrawal': writes(CASEWORKERS, {}),
  'GET /api/v1/teams': reads(ROLES, 'read:service'),
  'GET /api/v1/staff': reads(ROLES, 'read:service'),
  'GET /api/v1/authority': reads(ROLES, 'read:service'),
  'GET /api/v1/authority/policy': reads(ROLES, 'read:service'),
  'GET /api/v1/told': reads(ROLES),
  'POST /api/v1/told/:tellingId/read': writes(ROLES, {}, 'write:service'),
  'GET /api/v1/how-i-am-told': reads(ROLES, 'read:service'),
  'POST /api/v1/how-i-am-told': {
    ...writes(
      ROLES,
      { mobile: null, urgentBy: ['email'], digestBy: [], quiet: 'council', ownHours: null, onDutyUntil: null },
      'write:service',
    ),
    also: 'read:service',
  },
  'GET /api/v1/messages': reads(['manager', 'administrator'], 'read:service'),
  'POST /api/v1/messages/:messageId/retry': writes(['manager', 'administrator'], {}, 'write:service'),
  'POST /api/v1/messages/:messageId/give-up': writes(
    ['manager', 'administrator'],
    { reason: 'Told by phone' },
    'write:service',
  ),
  'GET /api/v1/nightly-runs': reads(['manager', 'administrator'], 'read:service'),
  'GET /api/v1/imports': reads(['data-officer'], 'import'),
  'GET /api/v1/imports/:importId': reads(['data-officer'], 'import'),
  'POST /api/v1/imports/:importId/undo': writes(['data-officer'], { reason: 'Wrong year.' }, 'import'),
  'GET /api/v1/import-drafts': reads(['data-officer'], 'import'),
  'POST /api/v1/import-drafts': writes(
    ['data-officer'],
    { files: [{ name: 'some.csv', content: Buffer.from('a,b').toString('base64') }] },
    'import',
  ),
  'GET /api/v1/import-drafts/:draftId': reads(['data-officer'], 'import'),
  'GET /api/v1/import-drafts/:draftId/people': reads(['data-officer'], 'import'),
  'GET /api/v1/import-drafts/:draftId/faults': reads(['data-officer'], 'import'),
  'POST /api/v1/import-drafts/:draftId/comparison': writes(['data-officer'], { kind: 'ssda903' }, 'import'),
  'POST /api/v1/import-drafts/:draftId/apply': writes(
    ['data-officer'],
    { choice: 'all', comparedAt: '2026-03-09T14:30:00Z' },
    'import',
  ),
  'POST /api/v1/import-drafts/:draftId/turn-down': writes(['data-officer'], { reason: 'Wrong year.' }, 'import'),
  'POST /api/v1/import-drafts/:draftId/discard': writes(['data-officer'], {}, 'import'),
  'GET /api/v1/import-words': reads(['data-officer'], 'import'),
  'POST /api/v1/import-words': writes(
    ['data-officer'],
    { answers: [{ column: 'activity', word: 'At the works', leaveOut: true }] },
    'import',
  ),
};
