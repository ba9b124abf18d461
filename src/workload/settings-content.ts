import type { FieldError } from '../platform/problem';
import { WEIGHT_FACTORS, WEIGHT_POINTS, type WeightFactor } from '../statutory/caseload';

/** A role as the council calls it, and what a full-time worker in it carries. Lines are points: more than that. */
export interface WorkRole {
  /** Never changes; posts refer to it. */
  key: string;
  word: string;
  amber: number;
  red: number;
  /** Whether whoever begins in it holds young people, unless their own post says otherwise. */
  holdsCases: boolean;
}

/** A newly qualified worker carries `percent` of a full load until `untilMonths` after they began. */
export interface RampStep {
  untilMonths: number;
  percent: number;
}

/** Everything that weights and loads are worked out with. All of it is local policy (SV-05, SV-06), none of it law. */
export interface WorkloadContent {
  points: Record<WeightFactor, number>;
  /** Hours a week of a full-time post. */
  fullTimeHours: number;
  /** In order; after the last one the load is full. */
  ramp: RampStep[];
  /** What a trainee carries of a full load, in percent. */
  traineePercent: number;
  /** Who is away for more days than this carries nothing on them. */
  absenceDays: number;
  roles: WorkRole[];
}

/** Version 1, which comes with Onward: a beginning for a council to change. */
export const FIRST_CONTENT: WorkloadContent = {
  points: { ...WEIGHT_POINTS },
  fullTimeHours: 37,
  ramp: [
    { untilMonths: 3, percent: 50 },
    { untilMonths: 6, percent: 75 },
    { untilMonths: 12, percent: 90 },
  ],
  traineePercent: 30,
  absenceDays: 14,
  roles: [
    { key: 'personal-adviser', word: 'Personal adviser', amber: 60, red: 75, holdsCases: true },
    { key: 'senior-adviser', word: 'Senior personal adviser', amber: 60, red: 75, holdsCases: true },
    { key: 'social-worker', word: 'Social worker', amber: 50, red: 65, holdsCases: true },
    { key: 'transition-social-worker', word: 'Transition social worker', amber: 45, red: 60, holdsCases: true },
    { key: 'assistant-manager', word: 'Assistant manager', amber: 10, red: 20, holdsCases: false },
    { key: 'practice-improver', word: 'Practice improver', amber: 10, red: 20, holdsCases: false },
    { key: 'manager', word: 'Manager', amber: 5, red: 10, holdsCases: false },
    { key: 'education-adviser', word: 'Education and work adviser', amber: 10, red: 20, holdsCases: false },
  ],
};

export const FIRST_NUMBER = 1;
const MOST_POINTS = 20;
const MOST_ROLES = 25;

/** Of those whose work education and work is: the one that Onward begins with, and one that a council named so itself. */
export const EDUCATION_ROLES: readonly string[] = ['education-adviser', 'education-and-work-adviser'];

/**
 * Settings of a council that name no role for education and work, as from before there was one, with that which Onward begins
 * with: it is there until a version names one, as the form shows it, and again where a later one names none.
 */
export function withEducationRole(content: WorkloadContent): WorkloadContent {
  if (content.roles.some(({ key }) => EDUCATION_ROLES.includes(key))) return content;
  const added = FIRST_CONTENT.roles.filter(({ key }) => EDUCATION_ROLES.includes(key));
  return { ...content, roles: [...content.roles, ...added] };
}

/** What is wrong with a content, field by field: `points.risk`, `roles.0.red`; nothing where it can be used. */
export function faultsOf(content: WorkloadContent): FieldError[] {
  const faults: FieldError[] = [];
  const whole = (field: string, value: number, min: number, max: number) => {
    if (!Number.isInteger(value) || value < min || value > max) {
      faults.push({ field, message: `Enter a whole number from ${min} to ${max}` });
    }
  };
  for (const factor of WEIGHT_FACTORS) whole(`points.${factor}`, content.points[factor], 0, MOST_POINTS);
  if (!(content.fullTimeHours >= 20 && content.fullTimeHours <= 60)) {
    faults.push({ field: 'fullTimeHours', message: 'Enter the hours of a full-time post, from 20 to 60' });
  }
  whole('traineePercent', content.traineePercent, 0, 100);
  whole('absenceDays', content.absenceDays, 1, 60);
  content.ramp.forEach(({ untilMonths, percent }, place) => {
    whole(`ramp.${place}.untilMonths`, untilMonths, 1, 36);
    whole(`ramp.${place}.percent`, percent, 1, 100);
    const before = content.ramp[place - 1];
    if (before && untilMonths <= before.untilMonths) {
      faults.push({ field: `ramp.${place}.untilMonths`, message: 'Each step must last longer than the one before it' });
    }
  });
  if (content.roles.length === 0 || content.roles.length > MOST_ROLES) {
    faults.push({ field: 'roles', message: `Give from 1 to ${MOST_ROLES} roles` });
  }
  content.roles.forEach(({ key, word, amber, red }, place) => {
    if (!word.trim() || word.length > 60) {
      faults.push({ field: `roles.${place}.word`, message: 'Enter what the role is called, in at most 60 characters' });
    }
    whole(`roles.${place}.amber`, amber, 1, 500);
    whole(`roles.${place}.red`, red, 1, 500);
    if (red < amber) {
      faults.push({ field: `roles.${place}.red`, message: 'The red line cannot be below the amber one' });
    }
    if (content.roles.findIndex((one) => one.key === key) !== place) {
      faults.push({ field: `roles.${place}.word`, message: 'There is a role of this name already' });
    }
  });
  return faults;
}

/** The role of a post, or the first one where a version has left it out. */
export function roleOf({ roles }: WorkloadContent, key: string): WorkRole {
  return roles.find((role) => role.key === key) ?? roles[0]!;
}

/** The role whose amber line posts are counted by: the first of those that hold young people. */
export function casesRole(roles: readonly WorkRole[]): WorkRole {
  return roles.find(({ holdsCases }) => holdsCases) ?? roles[0]!;
}
