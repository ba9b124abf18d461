import type { Group } from './operation';

/** The chapters of the API's page, in order. */
export const GROUPS = {
  due: {
    name: 'What’s due',
    about: 'What the council owes young people and by when, each with the sentence that says why and what it rests on.',
  },
  people: {
    name: 'Young people',
    about: 'Who they are, their legal status with its reasons, and what waits for a manager.',
  },
  history: {
    name: 'Care history and immigration',
    about:
      'Custody and hospital, special guardianship and accommodation by others, from which status is worked out; leave to remain, whether they were trafficked, and life events after which needs are looked at again.',
  },
  contacts: {
    name: 'Contacts and appointments',
    about: 'Visits, calls and attempts that took place, what is planned, and refusals.',
  },
  homes: { name: 'Homes', about: 'Where young people live and lived, and time back at home with a parent.' },
  plans: { name: 'Plans and support', about: 'When the steps of pathway planning were taken, and support from 21.' },
  eet: {
    name: 'Education and work',
    about:
      'What young people do, what is in the way and comes next, plans, opportunities, qualifications and bursaries.',
  },
  safety: {
    name: 'Safety',
    about: 'When young people were missing, with the interview after they came back; self-harm and exploitation.',
  },
  health: {
    name: 'Health',
    about: 'Health assessments, checks of the teeth, questionnaires, and the health passport young people take along.',
  },
  oversight: {
    name: 'Supervision and requests to see the file',
    about: 'When a young person’s case was thought about in supervision, and who asked to see what is held.',
  },
  figures: {
    name: 'Figures',
    about:
      'How the council’s clocks are kept: each figure with what it counts, what is not known, and the list behind it.',
  },
  workers: { name: 'Workers and teams', about: 'Who works with whom.' },
  service: { name: 'The service', about: 'The council and its settings, messages, the nightly job and imports.' },
} as const satisfies Record<string, Group>;
