/** A mobile number of the United Kingdom as `+447700900123`, however it is typed; null for anything else. */
export function mobileNumber(text: string): string | null {
  const digits = text.replaceAll(/[\s().-]/g, '').replace(/^(\+|00)44(0?)/, '0');
  return /^07\d{9}$/.test(digits) ? `+44${digits.slice(1)}` : null;
}
