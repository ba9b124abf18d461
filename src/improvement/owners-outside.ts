import type { News } from '../notifications/messages';
import type { Work } from '../platform/unit-of-work';
import type { ImprovementAction } from './improvement.entities';

/** With whom of the staff to ask. */
export type OwnedOutside = Pick<ImprovementAction, 'id' | 'ownerEmail' | 'keeperId'>;

export interface ToldOutside extends OwnedOutside {
  subject: string;
  says: readonly string[];
  /** Of this action: the same is told once to the same address. */
  cause: string;
}

/**
 * Mails to those who answer for an action and work for another service. They cannot open Onward, so the mail says whom
 * to ask; it carries no word that somebody wrote of the action, which might name a young person.
 * @returns none of those without an address
 */
export async function toOwnersOutside(work: Work, told: readonly ToldOutside[], publicUrl: string): Promise<News[]> {
  const outside = told.filter(({ ownerEmail }) => ownerEmail !== null);
  if (outside.length === 0) return [];
  const keepers: { id: string; name: string; email: string }[] = await work.manager.query(
    'select id, name, email from staff where id = any($1)',
    [outside.map(({ keeperId }) => keeperId)],
  );
  const [council]: { name: string; made_up: boolean }[] = await work.manager.query(
    'select name, made_up from authority',
  );
  return outside.map(({ id, ownerEmail, keeperId, subject, says, cause }): News => {
    const keeper = keepers.find((one) => one.id === keeperId)!;
    const about = `${council?.name ?? 'Leaving care'}: ${subject}`;
    const body = [
      ...(council?.made_up ? ['For practice: this is from a made-up council, and nobody in it is real.', ''] : []),
      ...says,
      '',
      `${keeper.name} keeps the record of it and can tell you what it asks: ${keeper.email}`,
      '',
      `Reference: ${publicUrl}/improvement/${id}, which needs an account of the council.`,
      'This mail names no young person, so that it can be read anywhere.',
      '',
    ].join('\n');
    const once = `improvement:${id}:outside:${cause}:${ownerEmail!.toLowerCase()}`;
    return { outside: ownerEmail!, staffId: keeperId, kind: 'digest', subject: about, body, text: about, cause: once };
  });
}
