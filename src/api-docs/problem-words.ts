import type { ProblemKind } from '../platform/problem';

interface ProblemWords {
  means: string;
  toDo: string;
}

/** What each kind of problem means and what to do about it, for its page. */
export const PROBLEM_WORDS: Record<ProblemKind, ProblemWords> = {
  'not-found': {
    means: 'What the address names does not exist, or you may not see it. The answer is the same for both, on purpose.',
    toDo: 'Check the id. If the young person is another team’s, ask someone of that team.',
  },
  'not-allowed': {
    means: 'You may see it, but your role does not include this. A token never does more than its owner’s role.',
    toDo: 'Have it done by someone whose role includes it, or by a token of theirs.',
  },
  'not-valid': {
    means: 'It could be read, but some of it cannot be used. Nothing was saved.',
    toDo: 'Mend each field that `errors` points at: `pointer` is a field of the body, `parameter` one of the address.',
  },
  'would-leave-out': {
    means: 'Some of the files could not be taken in, and nobody has agreed to leave it out. Nothing was taken in.',
    toDo: 'Look at what is refused or in conflict. Mend the files, or choose to leave it out.',
  },
  'cannot-be-undone': {
    means: 'The import was undone already, or somebody has worked on one of its young people since.',
    toDo: 'Correct what is wrong in the records themselves.',
  },
  'changed-by-someone-else': {
    means: 'What you wanted to change is not any more what it was.',
    toDo: 'Look at it again, then decide.',
  },
  'overlapping-period': {
    means: 'Two periods of one kind cannot hold on the same day: somebody lives in one place at a time.',
    toDo: 'Read what is recorded, and correct the day one ends or the other starts.',
  },
  'already-recorded': {
    means: 'The same thing is recorded already.',
    toDo: 'Read it. If it is wrong, correct it.',
  },
  'identifier-in-use': {
    means: 'The number belongs to another young person in the record.',
    toDo: 'Check the number. If both are right, the two records may be of one young person.',
  },
  'possible-duplicate': {
    means:
      'The record may hold this young person already: someone has the same number, or a similar name and the same date of birth.',
    toDo: 'Look at each of those that `errors` names. If it is somebody else, send it again with `confirmedNew: true` and a new key.',
  },
  'sign-in-failed': {
    means: 'The address and the password do not belong together, or the account is closed.',
    toDo: 'Check both, then try again.',
  },
  'too-many-tries': {
    means: 'Somebody tried to sign in with this address many times.',
    toDo: 'Wait the minutes that it names.',
  },
  'not-readable': {
    means: 'What was sent could not be read: it is not JSON, or not a JSON object.',
    toDo: 'Send one JSON object with the header Content-Type: application/json.',
  },
  'not-signed-in': {
    means: 'There was no token, or it has ended: it ran out, was revoked, or its owner’s account is closed.',
    toDo: 'Send `Authorization: Bearer` with your token. If it has ended, make another under API tokens.',
  },
  'scope-missing': {
    means: 'The token was not given the scope that this needs.',
    toDo: 'Make another token with that scope; the scopes of a token do not change.',
  },
  'too-large': { means: 'More was sent than the API takes at once, which is 1 MiB.', toDo: 'Send less at once.' },
  'not-json': {
    means: 'What was sent is not JSON by its header.',
    toDo: 'Send JSON with the header Content-Type: application/json.',
  },
  'idempotency-key-missing': {
    means: 'Every POST carries a key of your own making, so that one that is sent twice is done once.',
    toDo: 'Send a new key, such as a UUID, in the header Idempotency-Key. Keep it until you have the answer.',
  },
  'idempotency-key-used': {
    means: 'Another request was sent under this key within the last day.',
    toDo: 'Make a new key for each request, and use it again only to send the very same one again.',
  },
  'still-being-done': {
    means: 'The same request, under the same key, came first and is still being worked on.',
    toDo: 'Send it again in a few seconds, under the same key: you will get the answer of the first.',
  },
  'if-match-missing': {
    means: 'A change says what it changes, so that it does not undo somebody else’s.',
    toDo: 'Read it, and send the ETag of that answer in the header If-Match. `*` is not taken.',
  },
  stale: {
    means: 'Somebody changed it after you looked at it. Nothing of yours was saved.',
    toDo: 'Read it again: the header ETag of this answer is that of what stands there now. Then send your change.',
  },
  'too-many-requests': {
    means: 'More requests came in a minute than one token, or one address, may send.',
    toDo: 'Wait the seconds in the header Retry-After.',
  },
  unexpected: {
    means: 'Something went wrong that should not have. It was logged.',
    toDo: 'Try again in a few minutes. If it goes on, tell your administrator the number in `instance`.',
  },
  'perhaps-saved': {
    means: 'The database went away at the moment of saving, so nobody knows yet whether it was saved.',
    toDo: 'Send it again: a POST under the same key, which is never done twice. After a PATCH read what stands there first.',
  },
  'database-full': {
    means: 'The database has no room left. Nothing was saved; what is recorded already is safe.',
    toDo: 'Tell your administrator.',
  },
  'took-too-long': {
    means: 'Making the document took longer than a document may take, so it was given up. Nothing is lost.',
    toDo: 'Try again. If it happens again, tell who looks after Onward: something in this document cannot be typeset.',
  },
  busy: {
    means:
      'Somebody else is changing the same thing, such as an import, and it took too long to wait. Nothing was saved.',
    toDo: 'Send it again in a minute; a POST under the same key.',
  },
  'database-unavailable': {
    means: 'The database cannot be reached. Nothing was saved.',
    toDo: 'Try again; a POST under the same key.',
  },
};
