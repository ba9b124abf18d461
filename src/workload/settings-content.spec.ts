import { faultsOf, FIRST_CONTENT, withEducationRole, type WorkloadContent } from './settings-content';
import { readWorkloadSettingsForm, settingsChanges, workloadSettingsForm } from './workload-settings.form';
import { FACTOR_WORDS } from './suggest-weight';

const NOW = { number: 3, content: FIRST_CONTENT };
const fieldsOf = (content: WorkloadContent) => faultsOf(content).map(({ field }) => field);

describe('what weights and loads are worked out with', () => {
  it('comes with settings that can be used', () => {
    expect(faultsOf(FIRST_CONTENT)).toEqual([]);
  });

  it.each<[string, string, Partial<WorkloadContent>]>([
    ['points that are no number', 'points.risk', { points: { ...FIRST_CONTENT.points, risk: NaN } }],
    ['a week of no hours', 'fullTimeHours', { fullTimeHours: 0 }],
    ['a trainee who carries more than all', 'traineePercent', { traineePercent: 101 }],
    [
      'a climb that goes back in time',
      'ramp.1.untilMonths',
      {
        ramp: [
          { untilMonths: 6, percent: 50 },
          { untilMonths: 3, percent: 75 },
        ],
      },
    ],
    ['no role at all', 'roles', { roles: [] }],
    ['a red line below the amber one', 'roles.0.red', { roles: [{ ...FIRST_CONTENT.roles[0]!, red: 59 }] }],
    ['two roles of one name', 'roles.1.word', { roles: [FIRST_CONTENT.roles[0]!, { ...FIRST_CONTENT.roles[0]! }] }],
  ])('refuses %s, naming the field', (_what, field, given) => {
    expect(fieldsOf({ ...FIRST_CONTENT, ...given })).toContain(field);
  });

  it('reads its own form back as it was, and says what somebody changed', () => {
    const { values } = workloadSettingsForm(NOW);

    expect(readWorkloadSettingsForm(values, NOW)).toMatchObject({ content: FIRST_CONTENT, errors: [] });

    const typed = {
      ...values,
      'points.custody': '4',
      'roles.0.word': 'Leaving care adviser',
      'roles.8.word': 'Duty Worker',
      'roles.8.amber': '20',
      'roles.8.red': '30',
    };
    const { content } = readWorkloadSettingsForm(typed, NOW);
    expect(content!.roles[8]).toEqual({
      key: 'duty-worker',
      word: 'Duty Worker',
      amber: 20,
      red: 30,
      holdsCases: true,
    });
    expect(settingsChanges(FIRST_CONTENT, content!, FACTOR_WORDS)).toEqual([
      'Points, In custody: 2 to 4',
      'Personal adviser: Personal adviser, amber above 60, red above 75 to Leaving care adviser, amber above 60, red above 75',
      'A new role: Duty Worker',
    ]);
  });

  it('have the role for education and work that Onward begins with, unless the council names its own', () => {
    const without = { ...FIRST_CONTENT, roles: FIRST_CONTENT.roles.slice(0, 2) };
    expect(withEducationRole(without).roles).toEqual([...without.roles, FIRST_CONTENT.roles.at(-1)]);
    expect(without.roles).toHaveLength(2);
    // As the form makes a key of the words that a council typed.
    const own = { ...FIRST_CONTENT.roles.at(-1)!, key: 'education-and-work-adviser', amber: 30, red: 40 };
    const named = { ...without, roles: [...without.roles, own] };
    expect(withEducationRole(named)).toBe(named);
  });

  it('says at which field a number is none', () => {
    const { values } = workloadSettingsForm(NOW);

    expect(readWorkloadSettingsForm({ ...values, 'points.risk': 'many' }, NOW)).toMatchObject({
      content: null,
      errors: [{ field: 'points.risk', message: 'Enter a whole number from 0 to 20' }],
    });
  });
});
