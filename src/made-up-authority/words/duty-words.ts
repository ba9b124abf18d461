import type { EmergencyKind, MustDo } from '../../duty/duty.entities';
import type { IntensiveSupport } from '../../safety/intensive-support.entity';
import type { RiskEvent } from '../../safety/risk-event.entity';

/** What somebody on duty has to know, as it may be written down of some. A person to call has a number by its place. */
export const EMERGENCY_SETS: readonly (readonly (readonly [EmergencyKind, string, own?: true])[])[] = [
  [
    ['risk-to-self', 'Cuts when alone after a row. Stays safe with somebody there.'],
    ['crisis-plan', 'Let me talk about the dog first. Do not ask me to promise anything.', true],
    ['helps', 'A call back within the hour, and tea.'],
    ['makes-worse', 'Being told to calm down.'],
    ['call', 'Former foster carer, awake until midnight'],
    ['never-call', 'Stepfather. There is a court order.'],
  ],
  [
    ['risk-to-staff', 'Do not go in alone: the man upstairs has threatened workers.'],
    ['lives-with', 'A friend sleeps there most nights.'],
    ['call', 'Older brother'],
    ['makes-worse', 'Uniforms at the door without a call before.'],
  ],
  [
    ['crisis-plan', 'If I do not answer, text me a thumb. I text one back if I am safe.', true],
    ['helps', 'Walking round the harbour when it gets bad. Comes back within the hour.'],
    ['medication', 'Sertraline, one in the morning'],
    ['allergy', 'Penicillin'],
  ],
  [
    ['risk-to-others', 'Has hit a flatmate when drunk. Apologises and means it.'],
    ['helps', 'Being asked what happened before being told what follows.'],
    ['call', 'Aunt, has a bed for a night'],
  ],
  [
    ['lives-with', 'A daughter, two years old'],
    ['crisis-plan', 'Make sure the little one is with my mate Jo. Then ask about me.', true],
    ['never-call', 'The child’s other parent, unless it is asked for'],
    ['call', 'Jo, next door'],
  ],
];

/** What happened on duty in the last days. */
export const DUTY_NOTES: readonly {
  caller: 'young-person' | 'police' | 'carer-or-landlord';
  callerName: string | null;
  done: string;
  mustDo: readonly MustDo[];
  urgent: boolean;
  answered: string | null;
}[] = [
  {
    caller: 'police',
    callerName: 'PC Aldous',
    done: 'Found at the bus station without a key. Police drove home with them and the neighbour opened. Cold and cross, not hurt.',
    mustDo: ['ring-them', 'home'],
    urgent: false,
    answered: null,
  },
  {
    caller: 'young-person',
    callerName: null,
    done: 'Rang because the electricity had run out and the baby’s milk was warm. Emergency top-up given by phone.',
    mustDo: ['money'],
    urgent: false,
    answered: 'Ring on the way to the office and ask about the meter',
  },
  {
    caller: 'carer-or-landlord',
    callerName: 'Night worker at the foyer',
    done: 'Row with another resident, both sent to their rooms. Said “I am not staying here”, and stayed the night.',
    mustDo: ['see-them', 'risk'],
    urgent: true,
    answered: null,
  },
];

export const DUTY_ALERTS: readonly (readonly [worry: string, doThis: string])[] = [
  [
    'The host may ask for the room back after the row on Monday.',
    'Ring the host before anybody goes there. One more night is agreed.',
  ],
  [
    'A parent comes out of hospital and may turn up at the flat.',
    'Nobody has to open. Stay on the line, and ring the police on another.',
  ],
];

export const WITHDRAWALS: readonly (readonly [agency: string, did: string, reason: string])[] = [
  [
    'Community mental health team',
    'A session every other week since spring.',
    'Three appointments missed, discharged by letter.',
  ],
  ['Floating support', 'Help with bills and the tenancy.', 'Did not open the door four times.'],
];

export const MAY_KNOW: readonly (readonly [name: string, relation: string])[] = [
  ['Carol Whitham', 'Former foster carer'],
  ['Jaydn', 'Friend from college'],
  ['Mr Oyelaran', 'Landlord'],
];

/** What raised risk lately; `decision` is the manager's, null where it waits. */
export const HARM: readonly {
  kind: RiskEvent['kind'];
  daysAgo: number;
  whatHappened: string;
  doneAtOnce: string | null;
  decision: string | null;
}[] = [
  {
    kind: 'self-harm',
    daysAgo: 24,
    whatHappened: 'Cut a forearm after a call with the father, and told the support worker the same night.',
    doneAtOnce: 'Seen at A&E, where the crisis team took over. A friend stayed until the morning.',
    decision: 'Seen twice a week until the crisis team says otherwise, because nights alone are the danger.',
  },
  {
    kind: 'exploitation',
    daysAgo: 11,
    whatHappened: 'Older men use the flat to sort packages, and a new phone was given for it.',
    doneAtOnce: 'Police told, and two nights at an aunt’s agreed.',
    decision: 'Refer to the exploitation panel and ask for a move, because the flat itself is the risk.',
  },
  {
    kind: 'self-harm',
    daysAgo: 1,
    whatHappened: 'Took more tablets than prescribed and rang us an hour later.',
    doneAtOnce: 'Ambulance called; kept in for the night.',
    decision: null,
  },
];

/** Of whom others use the flat. */
export const INTENSIVE_SUPPORT: Pick<IntensiveSupport, 'reasons' | 'why' | 'needs' | 'askedOfThem' | 'steps'> = {
  reasons: ['exploitation', 'moves'],
  why: 'Older men use the flat, and each move of the last year ended the same way.',
  needs: 'A home that nobody else has a key to, and somebody who answers before the men do.',
  askedOfThem: 'Rings one of us before opening the door to anybody at night.',
  steps: [
    { who: 'The adviser', what: 'Sees them at an aunt’s', howOften: 'every Monday and Thursday' },
    { who: 'The exploitation team', what: 'Looks at what is new, with the police', howOften: 'every two weeks' },
    { who: 'The housing officer', what: 'Looks for a move within the month', howOften: 'tells us each Friday' },
  ],
};
