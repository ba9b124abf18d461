import type { SectionKey } from '../../statutory/content/plan';

/** What a young person and their adviser may have written on one matter of a plan. */
export interface MatterWords {
  /** In the young person's own words. */
  mine: readonly string[];
  goesWell: readonly string[];
  workerAdds: readonly string[];
  /** A need and the goal that answers it. */
  needs: readonly (readonly [need: string, goal: string])[];
  noNeed: readonly string[];
}

export const PLAN_WORDS: Partial<Record<SectionKey, MatterWords>> = {
  support: {
    mine: [
      'I like it when you text first. I do not pick up numbers I do not know.',
      'Mondays are good. Weekends I am with my mates.',
      'I want one person who knows my story, not five.',
    ],
    goesWell: ['We text most weeks.', 'My old foster mum still rings on Sundays.'],
    workerAdds: ['Answers texts in the evening, rarely calls.', 'Does best with a plan for the week ahead.'],
    needs: [
      ['Does not know whom to ring when their adviser is off', 'Know who is there for me, any day'],
      ['Meets few people outside the house', 'Have somebody to do things with'],
    ],
    noNeed: ['Sees enough people, and knows how to reach us.'],
  },
  education: {
    mine: [
      'I want to go back and do my maths again.',
      'College is all right. The bus is the problem.',
      'I am not a classroom person. I learn by doing.',
    ],
    goesWell: ['Has been to every lesson since September.', 'Passed English at the second try.'],
    workerAdds: ['The college has a named person for care leavers.'],
    needs: [
      ['Has no maths and needs it for the course', 'Get on to the course I want'],
      ['Misses lessons because of the bus', 'Be there on time, most days'],
    ],
    noNeed: ['Does not want to study now. We ask again at the review.'],
  },
  employment: {
    mine: [
      'I want to work with animals, or cars.',
      'I need money of my own, any job for now.',
      'The café is good. They let me cook.',
    ],
    goesWell: ['Two shifts a week since the summer.', 'Finished the work placement and was asked back.'],
    workerAdds: ['Has a reference from the placement.'],
    needs: [
      ['Has no CV and no references to send', 'Get a job that I like'],
      ['Is at home all week', 'Fill my week with something I enjoy'],
    ],
    noNeed: ['Works four days a week and is happy there.'],
  },
  contingency: {
    mine: ['If it all goes wrong I would go to my nan.', 'Ring me before you ring anybody else.'],
    goesWell: ['Knows the number to ring at night.'],
    workerAdds: ['The nan has agreed, for a few nights.'],
    needs: [['Has nowhere agreed to go in an emergency', 'Have a safe place to go to, agreed beforehand']],
    noNeed: ['The back-up place is agreed, and written on a card.'],
  },
  accommodation: {
    mine: [
      'The flat is OK but the heating does not work right.',
      'I do not like who hangs about on the stairs.',
      'First place that feels like mine.',
    ],
    goesWell: ['Rent is paid up.', 'Knows the neighbours.'],
    workerAdds: ['The landlord answers by email, not by phone.'],
    needs: [
      ['The heating has not worked since October', 'Be warm at home'],
      ['Does not feel safe on the stairs at night', 'Feel safe at home'],
    ],
    noNeed: ['Settled, and can stay as long as they like.'],
  },
  relationships: {
    mine: ['I would like to see my brother more.', 'My mates are my family.'],
    goesWell: ['Sees their sister every other Saturday.'],
    workerAdds: ['The brother’s carers are happy with visits.'],
    needs: [['Has not seen their brother since spring', 'See my brother every month']],
    noNeed: ['Sees who they want to see.'],
  },
  skills: {
    mine: ['I can cook five things.', 'Letters do my head in.'],
    goesWell: ['Keeps the flat clean without being asked.'],
    workerAdds: ['Opens letters when we do it together.'],
    needs: [['Leaves letters unopened', 'Deal with my letters every week']],
    noNeed: ['Manages by themselves.'],
  },
  money: {
    mine: ['It is gone by the third week.', 'I want to save for driving lessons.', 'I owe my phone people.'],
    goesWell: ['Paid off the catalogue.', 'Puts ten pounds a week aside.'],
    workerAdds: ['The phone contract ends in spring.'],
    needs: [
      ['Runs out of money before the end of the month', 'Have money left in the last week'],
      ['Owes for the phone', 'Be clear of the phone debt'],
    ],
    noNeed: ['Gets by, and saves a little.'],
  },
  health: {
    mine: ['I sleep badly when it is loud.', 'Football keeps me right.', 'I do not want to talk about that here.'],
    goesWell: ['Goes to the gym with a friend.', 'Has a dentist now.'],
    workerAdds: ['Would see the doctor if somebody came along.'],
    needs: [
      ['Is not with a doctor here', 'Have a doctor that I can go to'],
      ['Sleeps badly', 'Sleep through most nights'],
    ],
    noNeed: ['Feels well, and knows whom to ask.'],
  },
  identity: {
    mine: ['Call me by the name on the front.', 'I want to know where my dad’s people are from.'],
    goesWell: ['Cooks food from home with friends.'],
    workerAdds: ['Asked about faith: did not want to say.'],
    needs: [['Has no passport or other photo ID', 'Have papers of my own']],
    noNeed: ['Is at home in their faith and their language.'],
  },
  status: {
    mine: ['The waiting is the worst.', 'I want a solicitor who answers.'],
    goesWell: ['Gets on with the solicitor.'],
    workerAdds: ['Leave is to be renewed well before it ends.'],
    needs: [['Does not know how the application stands', 'Know where my papers are']],
    noNeed: ['Has leave to remain, and the papers at home.'],
  },
};

export const COVER_TITLES = ['My plan', 'My way', 'What I want', 'Me, next'] as const;
export const GOING_WELL = [
  'I have my own keys.',
  'I got through the winter on my own.',
  'College, and my cousin moved near.',
  'I cook for my mates on Fridays.',
  '',
] as const;

export const CAME_OF = {
  done: ['It worked, and sooner than we thought.', 'The letter came and it is settled.', 'Did it with a friend.'],
  kept: ['Begun, and it goes on.', 'Half of it is done.', 'Wants to go on with it.'],
  stopped: ['Does not matter to them any more.', 'Tried twice. It was the wrong place.'],
} as const;
