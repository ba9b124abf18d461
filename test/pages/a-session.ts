import { newId } from '../../src/platform/ids';
import { FIRST_METHODS } from '../../src/supervision/methods';
import type { SignedInBrowser } from '../support/app';
import type { Office } from './young-person-people';

/** Enough thought that nobody is warned. */
export const THOUGHT = {
  'answer-now':
    'Mina gets up for college now and eats with her friend, because the flat is calm at last and she sleeps.',
  'answer-worry': 'We worry that the money runs out before Christmas, and she might stop heating if nobody asks her.',
  'answer-next': 'She has a budget that she made herself, so that the fuel bill is no surprise.',
};
export const DECISION = { 'what-1': 'Make a budget with her', 'why-1': 'She asked for it', 'by-1': '30/11/26' };

interface Session {
  /** Signed by both. */
  sessionId: string;
  /** Another with the same worker, not signed. */
  openId: string;
  decisionId: string;
  questionId: string;
  /** A service manager who answers for the team. */
  senior: SignedInBrowser;
}

/** A session of Ada and her manager about one young person that both signed, the next one begun, and a question. */
export async function aSession({ onward, adviser, manager }: Office, personId: string): Promise<Session> {
  const senior = await onward.signInAs('manager', { team: 'North', name: 'Sy Senior' });
  await onward.sql(`update staff set post = 'service-manager' where id = $1`, [senior.actor.staffId]);
  const begin = async () => {
    const { location } = await manager.post('/supervision', {
      formId: newId(),
      worker: adviser.actor.staffId,
      people: [personId],
      methodId: FIRST_METHODS[0]!.id,
      when: 'today',
    });
    return location!.split('/').pop()!;
  };
  const sessionId = await begin();
  const owner = { 'owner-1': adviser.actor.staffId };
  await manager.post(`/supervision/${sessionId}/people/${personId}`, {
    version: '1',
    ...THOUGHT,
    ...DECISION,
    ...owner,
  });
  for (const who of [adviser, manager]) await who.post(`/supervision/${sessionId}/sign`, { version: '2' });
  const [decision] = await onward.sql<{ id: string }>(
    'select id from supervision_decision where young_person_id = $1',
    [personId],
  );
  const questionId = newId();
  await adviser.post(`/young-people/${personId}/questions/new`, {
    formId: questionId,
    question: 'May I pay the deposit?',
  });
  return { sessionId, openId: await begin(), decisionId: decision!.id, questionId, senior };
}
