import { Owed } from './owed';

const COLUMNS = 'id, young_person_id, staff_id, what, due_on, at';

describe('what is owed beside the dates in law', () => {
  it('is nothing where no feature owes', () => {
    const owed = new Owed();
    expect([owed.sql(), owed.kinds()]).toEqual([null, []]);
    owed.provide({ kind: 'Their own action', isTheirs: true, sql: `select ${COLUMNS} from plan_action` });
    expect([owed.sql(), owed.kinds()]).toEqual([null, []]);
  });

  it('is one list of what all features owe, what the young person does only where it is asked for', () => {
    const owed = new Owed();
    owed.provide({ kind: 'Promise', sql: `select ${COLUMNS} from promise` });
    owed.provide({ kind: 'Their own action', isTheirs: true, sql: `select ${COLUMNS} from plan_action` });
    expect(owed.kinds()).toEqual(['Promise']);
    expect(owed.sql()).toBe(
      `select 'Promise' as kind, false as theirs, null::date as from_on, null::date as until_on, false as always_today, o0.* from (select ${COLUMNS} from promise) o0`,
    );
    expect(owed.sql({ withTheirs: true })).toContain(
      `union all select 'Their own action' as kind, true as theirs, null::date as from_on, null::date as until_on, false as always_today, o1.* from (select ${COLUMNS} from plan_action) o1`,
    );
  });

  it('leaves out of whom nothing is owed any more where the feature says so', () => {
    const owed = new Owed();
    owed.provide({ kind: 'How it goes', onlyWhileOwed: true, sql: `select ${COLUMNS} from home` });
    expect(owed.sql()).toMatch(/from home\) o0 where not exists \(select from legal_position [^]*'aged-out'/);
  });

  it('leaves out what tells what was said for whoever does not read notes, and where nobody says who reads', () => {
    const owed = new Owed();
    owed.provide({
      kind: 'Not safe',
      tellsWhatWasSaid: true,
      alwaysToday: true,
      sql: `select ${COLUMNS} from contact`,
    });
    expect([owed.sql(), owed.sql({ withTheirs: true }), owed.kinds()]).toEqual([null, null, []]);
    expect(owed.sql({ readsNotes: true })).toContain(
      `true as always_today, o0.* from (select ${COLUMNS} from contact)`,
    );
    expect(owed.kinds(true)).toEqual(['Not safe']);
  });
});
