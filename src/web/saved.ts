const FORM_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-\d{1,9})?$/i;

/**
 * An address that tells the tab that the server has what the form with this id said, so that the tab forgets it (see
 * kept-form.js). What is no id of a form is left out.
 *
 * @param address may have a fragment, and no query
 */
export function sayingSaved(address: string, formId: string): string {
  if (!FORM_ID.test(formId)) return address;
  const [path, ...fragment] = address.split('#');
  return [`${path}?saved=${formId}`, ...fragment].join('#');
}
