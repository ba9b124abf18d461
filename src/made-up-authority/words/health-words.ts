type Told = readonly [what: string, more: string | null];

/** What health passports say in the made-up authority; each list is drawn from by chance. */
export const CONDITIONS: readonly Told[] = [
  ['Asthma', 'Blue inhaler when it is needed'],
  ['Eczema', 'Cream twice a day'],
  ['Anxiety', 'Talking it through, and music'],
  ['ADHD', 'Seen twice a year'],
  ['Hay fever', 'From May to July'],
  ['Migraine', 'A dark room and sleep'],
  ['Low mood', 'Seen by the counselling service'],
  ['Short sight', 'Glasses for reading'],
];
export const PAST_CONDITIONS: readonly Told[] = [
  ['Chickenpox', null],
  ['Grommets for glue ear', 'Hearing has been normal since'],
  ['Broken wrist', 'Healed well'],
  ['Whooping cough', null],
  ['Anaemia', 'Iron tablets for half a year'],
];
export const ALLERGIES: readonly Told[] = [
  ['Penicillin', 'A rash'],
  ['Peanuts', 'Swollen lips; carries an auto-injector'],
  ['Bee stings', 'Swelling'],
  ['Latex', 'Itching'],
  ['Cats', 'Sneezing'],
];
export const MEDICINES: readonly Told[] = [
  ['Salbutamol inhaler', 'Two puffs when it is needed'],
  ['Cetirizine', 'One tablet a day in summer'],
  ['Sertraline', '50 mg in the morning'],
  ['Methylphenidate', '18 mg on school days'],
  ['Contraceptive pill', 'One a day'],
];
export const IMMUNISATIONS: readonly string[] = [
  'Six-in-one, all doses',
  'Measles, mumps and rubella, two doses',
  'Meningitis ACWY',
  'Teenage booster (tetanus, diphtheria, polio)',
  'HPV',
  'Flu',
];
export const HOSPITAL: readonly Told[] = [
  ['Appendix taken out', 'Westmoor General'],
  ['Speech therapy', 'Westmoor Children’s Centre'],
  ['Stitches after a fall', 'Emergency department, Westmoor General'],
  ['Physiotherapy for the knee', 'Riverside Clinic'],
];
export const DEVELOPMENT: readonly string[] = [
  'Walked at thirteen months. Speech came late and is clear now. Hearing was tested twice and is normal.',
  'Growth along the middle line. Glasses from six. No worries at the last assessment.',
  'Of the first years little is known. Since coming to Westmoor all checks were as expected.',
];
export const FAMILY: readonly string[] = [
  'Diabetes on the mother’s side. Nothing else is known.',
  'A grandfather had a heart attack at fifty. A brother has asthma.',
  'Mental illness in the family, talked about with the nurse.',
];
export const UPDATES: readonly string[] = [
  'I sleep better since I moved. I want to find a dentist near me.',
  'I take my own medicines now and I order them myself.',
  'I would rather be seen by a woman.',
  'I am fit. I run twice a week.',
];
export const NURSES: readonly string[] = [
  'Helen Oduya, nurse for looked-after children',
  'Marc Ellery, leaving care nurse',
];
export const USING_SERVICES =
  'You can register with any GP near you and need no papers for it. Ring 111 when it is urgent and not an emergency, 999 in an emergency. In the app you can order medicines. Ask your adviser about help with the cost of prescriptions, teeth and glasses.';

export const PRACTICES: readonly (readonly [code: string, name: string, street: string, postcode: string])[] = [
  ['Z99001', 'Market Square Surgery', '3 Market Square', 'WM1 1AA'],
  ['Z99002', 'Riverside Medical Centre', '18 Quay Road', 'WM2 4BD'],
  ['Z99003', 'Dr Lund and Partners', '41 Church Lane', 'WM3 2EF'],
  ['Z99004', 'Northfield Health Centre', '2 Northfield Way', 'WM4 6GH'],
  ['Z99005', 'Station Road Practice', '77 Station Road', 'WM5 3JK'],
];
export const DENTISTS: readonly string[] = ['Bridge Street Dental', 'Smile at the Mill', 'Northfield Dental Practice'];
export const OPTICIANS: readonly string[] = ['Clearview Opticians', 'Arcade Eyecare'];
export const COUNSELLING_NEEDS: readonly string[] = [
  'Has not slept well for months and does not want to go out.',
  'Wants to talk about what happened before they came into care.',
  'Panic in crowds, so college is hard.',
  'Low since the move, cries often.',
  'Hurts themselves when it gets too much, and wants to stop.',
];
export const INTERIM: readonly (readonly [what: string, who: string])[] = [
  ['A call every week, and the crisis line’s number on the fridge', 'Their adviser'],
  ['A quiet room at college and a person to go to', 'College wellbeing team'],
  ['An online programme, looked at together each fortnight', 'Their adviser'],
];

interface MadeService {
  name: string;
  kind:
    | 'emotional'
    | 'sexual-health'
    | 'substance'
    | 'dental'
    | 'eyes'
    | 'pharmacy'
    | 'urgent'
    | 'disability'
    | 'early-help'
    | 'drop-in'
    | 'food'
    | 'advice'
    | 'other';
  areas: string[];
  what: string;
  how: string;
  phone: string | null;
  step: number | null;
  forWhom: string | null;
  waitDays: number | null;
  commitment: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  opening: string | null;
  booking: string | null;
  staffNote: string | null;
  /** How many days before today somebody said that it is still so; null: never. */
  checkedAgo: number | null;
  /** Each week: from today in so many days, the hours and the place. */
  sessions: readonly { inDays: number; from: string; to: string; place: string; way: 'drop-in' | 'booked' }[];
}

const service = (one: Partial<MadeService> & Pick<MadeService, 'name' | 'kind' | 'what' | 'how'>): MadeService => ({
  ...{ areas: ['WM'], phone: null, step: null, forWhom: null, waitDays: null, commitment: null },
  ...{ ageFrom: null, ageTo: null, opening: null, booking: null, staffNote: null, checkedAgo: 40, sessions: [] },
  ...one,
});

/** The services of the made-up authority. Phone numbers are of the range that is kept for stories. */
export const SERVICES: readonly MadeService[] = [
  service({
    ...{ name: 'Westmoor Young Minds drop-in', kind: 'emotional', phone: '01632 960141', ageFrom: 16, ageTo: 25 },
    ...{ what: 'Somebody to talk to, without an appointment.', how: 'Go along on Mondays and Thursdays from 4 to 7.' },
    ...{ step: 1, forWhom: 'Anybody who feels low or worried.', waitDays: 0, commitment: 'Never sends anybody away.' },
    staffNote: 'Mondays are quieter. Come along the first time, afterwards most go alone.',
    sessions: [
      { inDays: 1, from: '16:00', to: '19:00', place: 'The Old Library, Market Square', way: 'drop-in' },
      { inDays: 4, from: '16:00', to: '19:00', place: 'The Old Library, Market Square', way: 'drop-in' },
    ],
  }),
  service({
    ...{
      name: 'Emotional Health Team for care leavers',
      kind: 'emotional',
      phone: '01632 960142',
      ageFrom: 16,
      ageTo: 25,
    },
    ...{ what: 'Six to twelve talks with the same person.', how: 'Ring, or ask your adviser to write.' },
    ...{ step: 2, forWhom: 'Where it has lasted more than a few weeks and gets in the way of the day.', waitDays: 28 },
    commitment: 'Names a worker within a week, and tells the adviser when the first talk is.',
  }),
  service({
    ...{ name: 'Specialist mental health, 16 to 25', kind: 'emotional', phone: '01632 960143', ageFrom: 16, ageTo: 25 },
    ...{ what: 'Doctors, nurses and therapists for serious trouble.', how: 'Through your GP, or the team above.' },
    ...{ step: 3, forWhom: 'Where there is a risk, or early help was not enough.', waitDays: 56 },
    commitment: 'Nobody is moved to adult services on a birthday: it is planned from 17 and a half.',
  }),
  service({
    ...{ name: 'Crisis line', kind: 'emotional', phone: '01632 960144', areas: [] },
    ...{ what: 'Help at once, day and night.', how: 'Ring. They come out where they must.' },
    ...{
      step: 4,
      forWhom: 'When you cannot keep yourself safe.',
      waitDays: 0,
      commitment: 'Answers within five minutes.',
    },
  }),
  service({
    ...{ name: 'Westmoor Sexual Health', kind: 'sexual-health', phone: '01632 960150', ageFrom: 13 },
    ...{
      what: 'Tests, contraception and advice, for nothing and in confidence.',
      how: 'Walk in at Quay House, Tuesdays and Saturdays.',
    },
    ...{ opening: 'Tuesdays and Saturdays, 10 to 4', booking: 'https://book.example/quay-house', checkedAgo: 300 },
    sessions: [{ inDays: 2, from: '14:00', to: '16:30', place: 'Quay House, room 2', way: 'drop-in' }],
  }),
  service({
    ...{ name: 'Straight Up', kind: 'substance', phone: '01632 960151', ageFrom: 12, ageTo: 24 },
    ...{
      what: 'Talk about alcohol and drugs with people who do not judge.',
      how: 'Text or ring; they meet you where you like.',
    },
    staffNote: 'Ask for a first talk in a café: the office is next to the police station.',
    sessions: [{ inDays: 6, from: '13:00', to: '17:00', place: 'Mill Lane Youth Centre', way: 'booked' }],
  }),
  service({
    ...{ name: 'Northfield Dental Practice', kind: 'dental', phone: '01632 960152', areas: ['WM4', 'WM5'] },
    ...{ what: 'Takes young people from care as NHS patients.', how: 'Ring and say that you are a care leaver.' },
  }),
  service({
    ...{ name: 'Bridge Street Dental', kind: 'dental', phone: '01632 960153', areas: ['WM1', 'WM2', 'WM3'] },
    ...{ what: 'Takes young people from care as NHS patients.', how: 'Ring and say that you are a care leaver.' },
  }),
  service({
    ...{ name: 'Clearview Opticians', kind: 'eyes', phone: '01632 960154' },
    ...{ what: 'Free sight tests up to 18, and for students to 19.', how: 'Book in the shop in the arcade.' },
  }),
  service({
    ...{ name: 'NHS 111', kind: 'urgent', areas: [], phone: '111' },
    ...{ what: 'Tells you what to do when it cannot wait and is no emergency.', how: 'Ring 111 at any hour.' },
  }),
  service({
    ...{ name: 'Learning disability nurses', kind: 'disability', phone: '01632 960155', ageFrom: 16 },
    ...{ what: 'Yearly health checks, and help to be understood by doctors.', how: 'Ask your GP or your adviser.' },
  }),
  service({
    ...{ name: 'Westmoor Early Help', kind: 'early-help', phone: '01632 960156' },
    ...{
      what: 'Somebody who comes to you when things at home get too much.',
      how: 'Ring the front door of the council.',
    },
    ...{ opening: 'Monday to Friday, 9 to 5', checkedAgo: null },
    staffNote: 'Ask for the worker of your part of town; the front door knows who that is.',
  }),
  service({
    ...{ name: 'Northfield Food Bank', kind: 'food', phone: '01632 960157' },
    ...{ what: 'Three days of food, and things for a kitchen.', how: 'Your adviser gives you the slip.' },
    opening: 'Wednesdays and Fridays, 10 to 1',
    sessions: [{ inDays: 3, from: '10:00', to: '13:00', place: 'St Anne’s Hall, Northfield', way: 'drop-in' }],
  }),
  service({
    ...{ name: 'Advice on the Square', kind: 'advice', phone: '01632 960158' },
    ...{ what: 'Debts, benefits and trouble with a landlord, for nothing.', how: 'Ring or book a time.' },
    booking: 'https://book.example/advice-on-the-square',
  }),
];
