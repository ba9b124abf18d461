/**
 * SQL that is true for a withdrawn fact under `alias` that a person here withdrew. One that went with its import when that
 * was undone may come again with the next: nobody has said that it never was.
 */
export function notByAnUndo(alias: string): string {
  return `not exists (select from import_undo undo where undo.import_id = ${alias}.import_id
    and undo.undone_at = ${alias}.recorded_at)`;
}
