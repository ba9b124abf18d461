import { may } from '../access/access';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { EmergencyKind } from './duty.entities';

/** Of what the emergency summary holds, what somebody has to know before they knock: the risk to whoever goes first. */
const FLAG_KINDS = ['risk-to-staff', 'risk-to-self', 'risk-to-others'] as const satisfies EmergencyKind[];

interface Flag {
  kind: (typeof FLAG_KINDS)[number];
  words: string;
  ownWords: boolean;
}

/** What is needed at the door. For pages only: never in a mail, a text, a calendar or a figure. */
export interface AtTheDoor {
  flags: Flag[];
  /** What matters to them: as the last hand-over that both workers signed says it, or the first of their own words in the plan, whichever is later. */
  matters: { words: string; from: 'hand-over' | 'plan' } | null;
}

const FLAGS = `select f.young_person_id as "personId", f.kind, f.words, f.own_words as "ownWords" from emergency_fact f
  where f.young_person_id = any($1) and f.replaced_by_id is null and not f.withdrawn and f.kind = any($3)
    and f.from_on <= $2 and (f.to_on is null or f.to_on > $2)
  order by array_position($3::text[], f.kind), f.fact_id`;

/** What is going well stands on the cover of a plan, before its topics in their own order. */
const MATTERS = `select distinct on (m.young_person_id) m.young_person_id as "personId", m.words, m."from" from (
    select h.young_person_id, h.matters as words, 'hand-over' as "from", h.signed_on as "on" from case_hand_over h
     where h.young_person_id = any($1) and h.signed_on is not null and btrim(h.matters) <> ''
    union all
    select v.young_person_id, said.words, 'plan', v.finished_on
      from (select distinct on (v.young_person_id) v.young_person_id, v.finished_on, v.document::jsonb as document
              from plan_version v join plan_decision d on d.version_id = v.id and d.decision = 'approved'
             where v.young_person_id = any($1) and not exists (
               select from pathway_plan w where w.fact_id = v.id and w.replaced_by_id is null and w.withdrawn)
             order by v.young_person_id, v.number desc) v
      cross join lateral (
        select a.words from (
          select v.document->'cover'->>'goingWell' as words, 0 as place
          union all
          select t.topic->>'myWords', t.place from jsonb_array_elements(v.document->'topics') with ordinality t(topic, place)) a
         where btrim(a.words) <> '' order by a.place limit 1) said
  ) m order by m.young_person_id, m."on" desc, m."from"`;

/** Of each of them; nothing of anybody for whoever does not see the emergency summary. */
export async function atTheDoor(
  { actor, manager }: Work,
  personIds: readonly string[],
  today: LocalDate,
): Promise<Map<string, AtTheDoor>> {
  const door = new Map(personIds.map((id): [string, AtTheDoor] => [id, { flags: [], matters: null }]));
  if (door.size === 0 || !may(actor, 'see-duty')) return door;
  const ids = [...door.keys()];
  const flags: (Flag & { personId: string })[] = await manager.query(FLAGS, [ids, today, FLAG_KINDS]);
  for (const { personId, ...flag } of flags) door.get(personId)!.flags.push(flag);
  const matters: (NonNullable<AtTheDoor['matters']> & { personId: string })[] = await manager.query(MATTERS, [ids]);
  for (const { personId, ...said } of matters) door.get(personId)!.matters = said;
  return door;
}

/** Of one. */
export async function atTheDoorOf(work: Work, personId: string, today: LocalDate): Promise<AtTheDoor> {
  return (await atTheDoor(work, [personId], today)).get(personId)!;
}

const FLAG_WORDS: Readonly<Record<Flag['kind'], string>> = {
  'risk-to-staff': 'Risk to staff',
  'risk-to-self': 'Risk to themselves',
  'risk-to-others': 'Risk to others',
};

/** As many characters as stand on one line, or two on a phone. */
const LINE = 120;

/** In words, a line each; the emergency summary has the whole. */
export function doorShown({ flags, matters }: AtTheDoor, personAt: string) {
  return {
    at: `${personAt}/emergency`,
    flags: flags.map(({ kind, words, ownWords }) => ({
      kind: FLAG_WORDS[kind],
      words: ownWords ? `“${oneLine(words)}”` : oneLine(words),
    })),
    matters: matters && (matters.from === 'plan' ? `“${oneLine(matters.words)}”` : oneLine(matters.words)),
  };
}

export type DoorShown = ReturnType<typeof doorShown>;

/** The beginning of a text, cut after a word; what was left out is marked. */
export function oneLine(text: string, most = LINE): string {
  const flat = text.trim().replaceAll(/\s+/g, ' ');
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most);
  const end = cut.lastIndexOf(' ');
  return `${end > most / 2 ? cut.slice(0, end) : cut} …`;
}
