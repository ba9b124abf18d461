/** Column "newFace" of appointment `p`: whoever is to keep it face to face has not met the young person, and is no worker of theirs. */
export const NEW_FACE = `p.kind <> 'call' and not exists (select from contact met where met.young_person_id = p.young_person_id
    and (met.staff_id = p.staff_id or p.staff_id = any(met.also_there)) and met.seen and met.mode = 'face-to-face' and met.replaced_by_id is null and not met.withdrawn)
  and not exists (select from allocation theirs where theirs.young_person_id = p.young_person_id and theirs.staff_id = p.staff_id
    and theirs.to_on is null and theirs.replaced_by_id is null and not theirs.withdrawn) as "newFace"`;
