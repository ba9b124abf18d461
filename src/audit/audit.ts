import type { Actor } from '../access/actor';
import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';

export interface AuditEntry {
  /** What was done: 'contact.recorded', 'young-person.viewed'. */
  did: string;
  youngPersonId?: string | null;
  /** The id of what it was done to. */
  subjectId?: string | null;
  /** Ids, codes and field names; for a change, before and after. Never a password, a token or the text of a mail. */
  detail?: Record<string, unknown>;
}

/** Writes the audit event in the caller's transaction: no write without its event, no event without its write. */
export async function audit(work: Work, entry: AuditEntry): Promise<void> {
  await auditAll(work, [entry]);
}

/** One statement for many events: an import's, a page of people's. */
export async function auditAll(work: Work, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { actor } = work;
  const form = actor.kind === 'user' ? actor.form : undefined;
  const rows = entries.map((entry) => ({
    id: newId(),
    did: entry.did,
    young_person_id: entry.youngPersonId ?? null,
    subject_id: entry.subjectId ?? null,
    detail: { ...entry.detail, ...byToken(actor) },
    ...(form && !isLook(entry) && { form_id: form.id, form_said: form.said }),
  }));
  await work.manager.query(
    `insert into audit_event (id, actor_id, actor, did, young_person_id, subject_id, detail, form_id, form_said)
     select e.id, $2, $3, e.did, e.young_person_id, e.subject_id, e.detail, e.form_id, e.form_said
       from jsonb_to_recordset($1::jsonb) as e(id uuid, did text, young_person_id uuid, subject_id text, detail jsonb,
         form_id uuid, form_said uuid)`,
    [JSON.stringify(rows), ...whoDid(actor)],
  );
  if (form && !entries.every(isLook)) form.isWritten = true;
}

/** `young-person.viewed` and its like: they save nothing. */
function isLook({ did }: AuditEntry): boolean {
  return did.endsWith('.viewed');
}

/**
 * The event as a part of a larger statement, which then writes it with what it reads.
 * @param person the name of the part of that statement that selects the young person: one row at most
 */
export function auditSql(
  actor: Actor,
  { did, detail }: Pick<AuditEntry, 'did' | 'detail'>,
  person: string,
  parameters: unknown[],
): string {
  const values = [newId(), ...whoDid(actor), did, JSON.stringify({ ...detail, ...byToken(actor) })];
  const [id, actorId, who, what, how] = values.map((value) => `$${parameters.push(value)}`);
  return `insert into audit_event (id, actor_id, actor, did, young_person_id, detail)
    select ${id}::uuid, ${actorId}::uuid, ${who}, ${what}, p.id, ${how}::jsonb from ${person} p`;
}

function whoDid(actor: Actor): [string | null, string] {
  return actor.kind === 'user' ? [actor.userId, actor.role] : [null, actor.name];
}

function byToken(actor: Actor): { apiToken?: string } {
  return actor.kind === 'user' && actor.token ? { apiToken: actor.token.id } : {};
}
