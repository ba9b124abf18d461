import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { WEIGHT_FACTORS } from '../statutory/caseload';
import { formIdOf, typed, type Fields } from '../web/fields';
import { faultsOf, type WorkloadContent, type WorkRole } from './settings-content';
import type { SettingsInForce } from './settings-in-force';

export interface WorkloadSettingsForm {
  /** By the path of a setting: `points.risk`, `roles.0.word`. */
  values: Record<string, string>;
  errors: FieldError[];
  /** As far as it can be read; null where a number is none. */
  content: WorkloadContent | null;
}

/** As it is, with an empty row for another role. */
export function workloadSettingsForm({ number, content }: SettingsInForce): WorkloadSettingsForm {
  const values: Record<string, string> = {
    formId: newId(),
    number: String(number),
    reason: '',
    fullTimeHours: String(content.fullTimeHours),
    traineePercent: String(content.traineePercent),
    absenceDays: String(content.absenceDays),
    rampSteps: String(content.ramp.length),
    roleRows: String(content.roles.length + 1),
  };
  for (const factor of WEIGHT_FACTORS) values[`points.${factor}`] = String(content.points[factor]);
  content.ramp.forEach(({ untilMonths, percent }, place) => {
    values[`ramp.${place}.untilMonths`] = String(untilMonths);
    values[`ramp.${place}.percent`] = String(percent);
  });
  content.roles.forEach((role, place) => {
    values[`roles.${place}.key`] = role.key;
    values[`roles.${place}.word`] = role.word;
    values[`roles.${place}.amber`] = String(role.amber);
    values[`roles.${place}.red`] = String(role.red);
    values[`roles.${place}.holdsCases`] = role.holdsCases ? 'yes' : 'no';
  });
  return { values, errors: [], content };
}

const MOST_ROWS = 30;

export function readWorkloadSettingsForm(fields: Fields, { content: now }: SettingsInForce): WorkloadSettingsForm {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') values[name] = typed(fields, name);
  values.formId = formIdOf(fields);
  const number = (name: string) => (/^\d{1,4}(\.\d)?$/.test(values[name] ?? '') ? Number(values[name]) : NaN);
  const ramp = now.ramp.map((_, place) => ({
    untilMonths: number(`ramp.${place}.untilMonths`),
    percent: number(`ramp.${place}.percent`),
  }));
  const roles: WorkRole[] = [];
  for (let place = 0; place < Math.min(MOST_ROWS, Number(values.roleRows) || 0); place++) {
    const [key, word] = [values[`roles.${place}.key`] ?? '', values[`roles.${place}.word`] ?? ''];
    // The empty row for another role.
    if (!key && !word) continue;
    roles.push({
      key: key || keyOf(word),
      word,
      amber: number(`roles.${place}.amber`),
      red: number(`roles.${place}.red`),
      holdsCases: values[`roles.${place}.holdsCases`] !== 'no',
    });
  }
  const points = Object.fromEntries(WEIGHT_FACTORS.map((factor) => [factor, number(`points.${factor}`)]));
  const content: WorkloadContent = {
    points: points as WorkloadContent['points'],
    fullTimeHours: number('fullTimeHours'),
    ramp,
    traineePercent: number('traineePercent'),
    absenceDays: number('absenceDays'),
    roles,
  };
  const errors = faultsOf(content);
  return { values, errors, content: errors.length > 0 ? null : content };
}

/** "Transition worker" → `transition-worker` */
function keyOf(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** What differs, setting by setting, in words. */
export function settingsChanges(
  before: WorkloadContent,
  after: WorkloadContent,
  words: Readonly<Record<string, string>>,
): string[] {
  const changes: string[] = [];
  const say = (what: string, was: string | number, is: string | number) => {
    if (was !== is) changes.push(`${what}: ${was} to ${is}`);
  };
  for (const factor of WEIGHT_FACTORS) say(`Points, ${words[factor]}`, before.points[factor], after.points[factor]);
  say('Hours of a full-time post', before.fullTimeHours, after.fullTimeHours);
  say('A trainee carries, in percent', before.traineePercent, after.traineePercent);
  say('Days away that count', before.absenceDays, after.absenceDays);
  after.ramp.forEach(({ untilMonths, percent }, place) => {
    const was = before.ramp[place];
    if (was)
      say(
        `Newly qualified, step ${place + 1}`,
        `${was.percent}% until month ${was.untilMonths}`,
        `${percent}% until month ${untilMonths}`,
      );
  });
  for (const role of after.roles) {
    const was = before.roles.find(({ key }) => key === role.key);
    if (!was) changes.push(`A new role: ${role.word}`);
    else say(was.word, roleWords(was), roleWords(role));
  }
  return changes;
}

function roleWords({ word, amber, red, holdsCases }: WorkRole): string {
  return `${word}, amber above ${amber}, red above ${red}${holdsCases ? '' : ', holds no young people'}`;
}
