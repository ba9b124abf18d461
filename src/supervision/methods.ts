/** One of the three things that a session asks of each young person, and the ways in which it is asked. */
export interface Prompt {
  /** The same through every version of the method. */
  key: string;
  title: string;
  /** They rotate from session to session, so that nobody answers by heart. */
  questions: string[];
}

/** A way of holding supervision. A version that was used is never changed. */
export interface MethodContent {
  key: string;
  version: number;
  name: string;
  about: string;
  prompts: Prompt[];
}

/**
 * The question that is asked this time.
 * @param before in how many earlier sessions this young person was thought about by the same method
 */
export function questionOf({ questions }: Prompt, before: number): string {
  return questions[before % questions.length]!;
}

/**
 * What an authority starts with; none of it is law. A migration has put it into databases that are in use, so none of it
 * changes: another wording is another version, in a migration of its own.
 */
export const FIRST_METHODS: readonly (MethodContent & { id: string })[] = [
  {
    id: '019ac000-0000-7000-8000-000000000291',
    key: 'what-changed',
    version: 1,
    name: 'What changed for them',
    about: 'Life as it is now, what we worry about, and what will be different by next time.',
    prompts: [
      {
        key: 'now',
        title: 'Life now',
        questions: [
          'What is life like for them now, and how do we know?',
          'What would they say has changed since last time?',
          'What does an ordinary day look like, and who is in it?',
        ],
      },
      {
        key: 'worry',
        title: 'Worries and strengths',
        questions: [
          'What are we worried about, and what might happen if nothing changes?',
          'What are we not seeing, and what makes us think so?',
          'What is going well, and why is it not enough yet?',
        ],
      },
      {
        key: 'next',
        title: 'By next time',
        questions: [
          'What will be different for them by next time?',
          'What would tell us that our plan does not work?',
          'Which one thing would make the most difference, and why?',
        ],
      },
    ],
  },
  {
    id: '019ac000-0000-7000-8000-000000000292',
    key: 'reflective-cycle',
    version: 1,
    name: 'Experience, reflect, understand, act',
    about: 'A cycle: what was seen and felt, what it means, and what follows from it.',
    prompts: [
      {
        key: 'experience',
        title: 'What was seen and felt',
        questions: [
          'What did you see and hear, and what did it leave you feeling?',
          'Which moment with them stayed with you, and why?',
          'What did they do or say that you did not expect?',
        ],
      },
      {
        key: 'meaning',
        title: 'What it means',
        questions: [
          'What does this mean, and what else might it mean?',
          'Which experiences of theirs help us understand this?',
          'How do who you are and who they are shape what you see?',
        ],
      },
      {
        key: 'action',
        title: 'What follows',
        questions: [
          'What follows from this for what we do, and what do we stop doing?',
          'What do they want to happen, and how far can we go along with it?',
          'What would you do if you were sure of support?',
        ],
      },
    ],
  },
  {
    id: '019ac000-0000-7000-8000-000000000293',
    key: 'strengths-and-safety',
    version: 1,
    name: 'Strengths and safety',
    about: 'What works, what is not safe yet, and the next small step.',
    prompts: [
      {
        key: 'works',
        title: 'What works',
        questions: [
          'What is working, who makes it work, and how could there be more of it?',
          'When was the worry not there, and what was different then?',
          'Which people around them could do more if we asked?',
        ],
      },
      {
        key: 'unsafe',
        title: 'What is not safe yet',
        questions: [
          'What has happened to worry us, and what might happen next?',
          'From 0 to 10, how safe are they, and why is it not lower?',
          'What would they say is the worst of it?',
        ],
      },
      {
        key: 'step',
        title: 'The next small step',
        questions: [
          'What would move it one point up, and whose step is that?',
          'What have they agreed to try, and what do they need from us for it?',
          'Which step is small enough to be done within a week?',
        ],
      },
    ],
  },
];
