import type { ExampleTold } from '../plan-examples/examples-told';
import type { SectionKey } from '../statutory/content/plan';

/** An action to begin from and to word anew. It has no date: that is for the two of them to say. */
export interface Starter {
  id: string;
  matter: SectionKey;
  what: string;
  /** What can be seen when it is done. */
  result: string;
  firstStep: string;
  owner: 'young-person' | 'adviser';
}

const MINE = 'young-person';
const ADVISERS = 'adviser';

function starters(
  matter: SectionKey,
  ...list: [owner: Starter['owner'], what: string, result: string, first: string][]
) {
  return list.map(([owner, what, result, firstStep], place): Starter => ({
    id: `${matter}-${place + 1}`,
    matter,
    what,
    result,
    firstStep,
    owner,
  }));
}

/** Actions that plans often need, by matter, said as a young person would say them. */
export const STARTERS: readonly Starter[] = [
  ...starters(
    'support',
    [
      ADVISERS,
      'Give me the number to ring when you are off work',
      'The number is in my phone',
      'Look up who covers for you',
    ],
    [
      MINE,
      'Choose how you contact me: text, call or a visit',
      'My choice is written on this plan',
      'Think about what you answer',
    ],
    [ADVISERS, 'Ring me every Monday for four weeks', 'Four calls are on my record', 'Agree on a time of day with me'],
    [
      MINE,
      'Ask one person I trust to be there at my next review',
      'That person has said yes',
      'Write down three names',
    ],
    [ADVISERS, 'Introduce me to the care leavers group', 'I have been there once', 'Find out when they meet next'],
  ),
  ...starters(
    'education',
    [MINE, 'Send off one college application', 'The college has written back', 'Pick the course I like most'],
    [ADVISERS, 'Come with me to a college open day', 'I have seen two classrooms and met a teacher', 'Book two places'],
    [ADVISERS, 'Apply for my 16 to 19 bursary', 'The bursary office has the form', 'Ask the college for the form'],
    [
      MINE,
      'Meet the person for care leavers at my college',
      'I know their name and room',
      'Ask for them at the front desk',
    ],
    [MINE, 'Ask my tutor for extra time in exams', 'The exam office has put it in writing', 'Say so in my next lesson'],
  ),
  ...starters(
    'employment',
    [MINE, 'Write my CV on one page', 'The CV is saved and two people have read it', 'List the jobs and courses I did'],
    [
      ADVISERS,
      'Find me one week of work in a place I like',
      'The employer has given a start day',
      'Ask me which three places',
    ],
    [MINE, 'Apply for three jobs or apprenticeships', 'Three applications are sent', 'Set up an alert on a job site'],
    [ADVISERS, 'Practise an interview with me', 'We have done two practice interviews', 'Choose five questions'],
    [MINE, 'Go to one club or class for something I enjoy', 'I have been twice', 'Look what is on near home'],
  ),
  ...starters(
    'contingency',
    [
      MINE,
      'Write down three people to ring if I have to leave home',
      'The list is in my phone and on this plan',
      'Ask each of them',
    ],
    [ADVISERS, 'Give me the number for nights and weekends', 'I have rung it once to test it', 'Look up the number'],
    [MINE, 'Pack a bag with papers, keys and a charger', 'The bag is by my door', 'Find a bag'],
    [
      ADVISERS,
      'Agree on a place where I could sleep in an emergency',
      'Its address is on this plan',
      'Ask the housing team',
    ],
  ),
  ...starters(
    'accommodation',
    [
      ADVISERS,
      'Report the repair that my home needs most',
      'The repair is done and I have checked it',
      'Take a photo together',
    ],
    [MINE, 'Join the housing register', 'I have my register number', 'Find my passport or birth certificate'],
    [
      ADVISERS,
      'View two homes with me',
      'I have seen both and said what I think',
      'Ask me what matters most in a home',
    ],
    [MINE, 'Read my tenancy with someone', 'I can say my three main duties', 'Find the tenancy'],
    [
      ADVISERS,
      'Ask the landlord for a better lock on my door',
      'The new lock is on and I hold the key',
      'Ring the landlord',
    ],
    [
      MINE,
      'List what I need from the setting up home grant',
      'My adviser has the list with prices',
      'Walk round each room',
    ],
  ),
  ...starters(
    'relationships',
    [
      ADVISERS,
      'Arrange a visit with my brother or sister',
      'The visit has taken place',
      'Ask them which days they can',
    ],
    [MINE, 'Cook a meal for one friend', 'We have eaten together', 'Choose the friend'],
    [
      ADVISERS,
      'Find the address of a carer I want to see again',
      'I have the address, or the reason why not',
      'Ask me for the name',
    ],
    [MINE, 'Write to someone in my family', 'The letter is in the post', 'Decide what I want to tell them'],
    [MINE, 'Ask an older person to be my mentor', 'We have met once', 'Think who I look up to'],
  ),
  ...starters(
    'skills',
    [MINE, 'Cook three dinners from fresh food', 'There is a photo of each dinner', 'Choose three recipes'],
    [ADVISERS, 'Show me how to read a gas or electric meter', 'I have sent in one reading by myself', 'Find the meter'],
    [MINE, 'Do my own washing for a month', 'I have washed four times', 'Ask how the machine works'],
    [MINE, 'Travel to college or work by myself', 'I have made the trip twice', 'Look up the bus'],
    [ADVISERS, 'Fill in one form with me from start to end', 'The form is sent and I have a copy', 'Choose the form'],
    [MINE, 'Pass my driving theory test', 'I have the pass letter', 'Get the practice app'],
  ),
  ...starters(
    'money',
    [MINE, 'Open a bank account', 'The card has come in the post', 'Find my passport or birth certificate'],
    [
      ADVISERS,
      'Make a budget for one month with me',
      'The budget is on one page that I keep',
      'Bring my last bank statement',
    ],
    [MINE, 'Save £5 a week for eight weeks', '£40 is in my savings', 'Set up a standing order'],
    [
      ADVISERS,
      'Check with me which benefits I can claim',
      'A list with the sums is on my record',
      'Book an hour at the advice centre',
    ],
    [MINE, 'Get my National Insurance number', 'The number is in my phone', 'Look on my old payslip'],
    [
      ADVISERS,
      'Ring each company that I owe money with me',
      'Each has agreed to a sum a month',
      'Put all the letters in one pile',
    ],
  ),
  ...starters(
    'health',
    [MINE, 'Join a doctor’s surgery near home', 'The surgery has written to me', 'Ask for the form'],
    [
      ADVISERS,
      'Book a dentist appointment and come with me',
      'The check-up has taken place',
      'Find a dentist with places',
    ],
    [MINE, 'Have my eyes tested', 'I have the result from the optician', 'Choose an optician'],
    [
      ADVISERS,
      'Ask my doctor for talking therapy with me',
      'I have a first appointment or a place in the queue',
      'Book a double slot',
    ],
    [
      MINE,
      'Do one sport or walk twice a week for a month',
      'Eight days are ticked on my calendar',
      'Put my shoes by the door',
    ],
    [
      ADVISERS,
      'Give me a copy of my health history',
      'I have read it with a nurse',
      'Ask the nurse for children in care',
    ],
  ),
  ...starters(
    'identity',
    [ADVISERS, 'Apply for my passport', 'The passport is in my hands', 'Take the photo'],
    [MINE, 'Get a copy of my birth certificate', 'The paper is in my folder', 'Look up which office has it'],
    [ADVISERS, 'Find a place of worship that I like', 'I have been there once', 'Ask me what I am looking for'],
    [MINE, 'Tell my adviser which name and words to use for me', 'They are on this plan', 'Think what sounds like me'],
    [
      ADVISERS,
      'Answer my request to read my care file',
      'I have read it with someone I chose',
      'Explain to me how it works',
    ],
    [
      MINE,
      'Cook one dish from where my family is from',
      'I have shared it with someone',
      'Ask a relative for the recipe',
    ],
  ),
  ...starters(
    'status',
    [ADVISERS, 'Find me a solicitor for my papers', 'The solicitor has written to me', 'Ask the law centre'],
    [
      ADVISERS,
      'Book an interpreter for each meeting',
      'The interpreter has come to two meetings',
      'Ask me for my dialect',
    ],
    [MINE, 'Join an English class', 'I have been four times', 'Take the level test'],
    [
      ADVISERS,
      'Tell me what happens next with my claim, in my language',
      'I can say the next two steps',
      'Ring the solicitor',
    ],
  ),
];

/** One to begin from, as a form offers it: from a good example of the team, or ours. */
export interface Offered extends Omit<Starter, 'owner'> {
  owner: Starter['owner'] | 'someone-else' | null;
  /** It says whose example it is where the goal is not what is offered. */
  ofGoal: string | null;
}

/** What a new action may begin from: the team's own examples first. */
export function actionsOffered(matter: SectionKey | null, examples: readonly ExampleTold[]): Offered[] {
  const ours = examples.flatMap((example) =>
    example.actions.map(({ ownerKind, ...action }, place): Offered => ({
      ...{ ...action, id: `${example.id}.${place}`, matter: example.matter, owner: ownerKind, ofGoal: example.goal },
    })),
  );
  return [...ours, ...startersOf(matter).map((starter) => ({ ...starter, ofGoal: null }))];
}

/** The starters of one matter; none for a topic that covers no matter. */
export function startersOf(matter: SectionKey | null): readonly Starter[] {
  return STARTERS.filter((starter) => starter.matter === matter);
}
