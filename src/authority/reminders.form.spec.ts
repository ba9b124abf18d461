import { DEFAULT_POLICY } from '../statutory/policy';
import { readRemindersForm, remindersForm } from './reminders.form';
import { fieldOf } from './settings.pages.controller';

const QUIET = { quietFrom: '20:00', quietTo: '07:00', urgentToDuty: true };
const now = (changes: Record<string, string> = {}) => ({
  ...remindersForm({ inForce: DEFAULT_POLICY, coming: DEFAULT_POLICY, quiet: QUIET }).values,
  reason: 'Agreed by the board',
  ...changes,
});

describe('who hears, and when', () => {
  it('sent back as it stands says what holds already', () => {
    const { reminders, escalation } = DEFAULT_POLICY;
    expect(readRemindersForm(now())).toMatchObject({
      errors: [],
      said: { changes: { reminders, escalation }, quiet: QUIET, reason: 'Agreed by the board' },
    });
  });

  it('takes days in any order and hours as they are typed', () => {
    const { said } = readRemindersForm(
      now({ daysBefore: '3 21,3', daysAfter: '', quietFrom: '9pm', quietTo: '6.30am' }),
    );
    expect(said).toMatchObject({
      changes: { reminders: { daysBefore: [21, 3], daysAfter: [] } },
      quiet: { quietFrom: '21:00', quietTo: '06:30' },
    });
  });

  it.each([
    [{ daysBefore: 'a week' }, 'daysBefore'],
    [{ promiseDays: '' }, 'promiseDays'],
    [{ quietFrom: '25:00' }, 'quietFrom'],
    [{ quietFrom: '' }, 'quietFrom'],
    [{ quietTo: '20:00' }, 'quietTo'],
    [{ reason: ' ' }, 'reason'],
  ])('refuses %j at its field', (changes, field) => {
    const { errors, said } = readRemindersForm(now(changes));
    expect([errors.map((error) => error.field), said]).toEqual([[field], null]);
  });

  it('knows the field of a setting that is out of bounds', () => {
    const names = Object.keys(now());
    expect(fieldOf('policy.escalation.promiseDays', names)).toBe('promiseDays');
    expect(fieldOf('policy.reminders.daysBefore[1]', names)).toBe('daysBefore');
    expect(fieldOf('policy.homes.riskTalkWD', names)).toBe('reason');
    expect(fieldOf('policy', names)).toBe('reason');
  });
});
