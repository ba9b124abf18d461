import type { PublishedItem } from '../../entitlements/local-offer';

/** What the made-up council offers, in the order in which it was thought of. */
export const OFFERED: readonly Omit<PublishedItem, 'id'>[] = [
  {
    ...{ subject: 'accommodation', title: 'Setting up your first home', entitlement: 'setting-up-home' },
    words: 'When you move into your own home, we pay for what you need in it: a bed, a cooker, curtains.',
    how: 'Make a list with your personal adviser. You choose the things yourself.',
    ...{ pounds: 3000, per: 'once', whose: 'left-care', ageFrom: 16, ageTo: 24 },
  },
  {
    ...{ subject: 'accommodation', title: 'No council tax until you are 25', entitlement: 'council-tax' },
    words: 'If you live in Westmoor you pay no council tax before your 25th birthday.',
    how: 'We tell the council tax office for you. Say if a bill comes.',
    ...{ pounds: null, per: null, whose: 'left-care', ageFrom: 18, ageTo: 24 },
  },
  {
    ...{ subject: 'health-and-wellbeing', title: 'Swim and gym', entitlement: 'local-extras' },
    words: 'You can use all our leisure centres without paying.',
    how: 'Take your leaving-care card to the desk.',
    ...{ pounds: null, per: null, whose: 'everyone', ageFrom: 16, ageTo: 24 },
  },
  {
    ...{ subject: 'health-and-wellbeing', title: 'Prescriptions', entitlement: 'local-extras' },
    words: 'If you have to pay for medicine, we give you the money back.',
    how: 'Keep the receipt and give it to your personal adviser.',
    ...{ pounds: null, per: null, whose: 'left-care', ageFrom: 18, ageTo: 24 },
  },
  {
    ...{ subject: 'relationships', title: 'Finding people again', entitlement: null },
    words: 'We help you to find people who mattered to you, and pay for the first visits.',
    how: 'Ask your personal adviser for the family and friends worker.',
    ...{ pounds: null, per: null, whose: 'everyone', ageFrom: 16, ageTo: 24 },
  },
  {
    ...{ subject: 'education-and-training', title: 'A laptop for your course', entitlement: null },
    words: 'When you start a course that lasts a year or longer, you get a laptop that is yours to keep.',
    how: 'Show us the letter from the school or college.',
    ...{ pounds: 450, per: 'once', whose: 'everyone', ageFrom: 16, ageTo: 24 },
  },
  {
    ...{ subject: 'employment', title: 'Getting to work', entitlement: null },
    words: 'We pay for your travel until your first wages come, and for clothes for an interview.',
    how: 'Tell your personal adviser when the interview is.',
    ...{ pounds: 120, per: 'once', whose: 'left-care', ageFrom: 16, ageTo: 24 },
  },
  {
    ...{ subject: 'participation', title: 'Have your say', entitlement: null },
    words: 'The care leavers’ council meets every month, with pizza. What you say there is answered.',
    how: 'Come along on the first Thursday, 5 pm, in the library.',
    ...{ pounds: 10, per: 'month', whose: 'everyone', ageFrom: 14, ageTo: 25 },
  },
  {
    ...{ subject: 'financial-support', title: 'Birthdays', entitlement: null },
    words: 'You get something from us on your birthday.',
    how: 'You need not ask.',
    ...{ pounds: 50, per: 'year', whose: 'everyone', ageFrom: 16, ageTo: 24 },
  },
  {
    ...{ subject: 'financial-support', title: 'Driving', entitlement: 'local-extras' },
    words: 'We pay for your provisional licence and for ten driving lessons.',
    how: 'You need a plan to use it, for work or for a course.',
    ...{ pounds: 400, per: 'once', whose: 'left-care', ageFrom: 17, ageTo: 24 },
  },
];

/** How many of them the first version had. */
export const OFFERED_AT_FIRST = 8;

export const SAID_TO_OFFER = [
  'Didn’t know about the gym.',
  'Can I have it in big letters for my mum?',
  'Good. I want the driving lessons.',
  'Read it on the bus already.',
  'The council tax bit is the best.',
];

/** What was bought for a first home, and for how many pence. */
export const FOR_A_HOME: readonly (readonly [string, number])[] = [
  ['Bed and mattress', 38_900],
  ['Washing machine', 24_999],
  ['Cooker', 27_500],
  ['Fridge freezer', 31_900],
  ['Curtains and bedding', 11_850],
  ['Pots, plates and cutlery', 8640],
  ['Sofa', 34_900],
  ['Carpet for the bedroom', 21_000],
];
