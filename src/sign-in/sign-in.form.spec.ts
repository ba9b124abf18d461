import fc from 'fast-check';
import { keptFieldsIn, localPath, readSignInForm } from './sign-in.form';

describe('where someone is sent after signing in', () => {
  it.each([['/caseload?order=overdue'], ['/young-people/0198/contacts/new'], ['/']])('%s is a page of ours', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    ['https://evil.example/'],
    ['//evil.example/'],
    ['/\\evil.example/'],
    ['/\t/evil.example'],
    ['/..//evil.example'],
    ['javascript:alert(1)'],
    ['caseload'],
    [''],
    [undefined],
    [['/caseload', '/today']],
  ])('%j is not', (path) => {
    expect(localPath(path)).toBeNull();
  });

  it('is always a path that a browser keeps on this site', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', '.', 'a', ':', '@', '?', '#', '\t', '%2f') }),
        (path) => {
          const to = localPath(`/${path}`);
          if (to !== null) expect(new URL(to, 'https://onward.example').origin).toBe('https://onward.example');
        },
      ),
    );
  });
});

describe('what was being sent when the session had ended', () => {
  it('comes back as names and values', () => {
    const fields = [
      ['note', 'Seen at home.'],
      ['topics', 'health'],
      ['topics', 'money'],
    ];

    expect(keptFieldsIn(JSON.stringify(fields))).toEqual(fields);
  });

  it.each([['not json'], ['{}'], ['[["one"]]'], ['[["a", 1]]'], ['null']])(
    'is nothing when the field holds %s',
    (json) => {
      expect(keptFieldsIn(json)).toBeNull();
    },
  );
});

describe('the sign-in form', () => {
  it('asks for what is missing', () => {
    expect(readSignInForm({ email: ' ' }).errors.map((error) => error.field)).toEqual(['email', 'password']);
  });

  it('takes no list for a field', () => {
    expect(readSignInForm({ email: ['a@b.example', 'c@d.example'], password: 'x' }).email).toBe('');
  });

  it('reads an empty request as an empty form', () => {
    expect(readSignInForm(undefined).errors).toHaveLength(2);
  });
});
