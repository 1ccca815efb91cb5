const [PLUS, DASH, DOT, ZERO, NINE, AT, UNDERSCORE, A, Z] = [43, 45, 46, 48, 57, 64, 95, 97, 122];

/**
 * Is it an e-mail address as nearly all are, written as it is stored: small letters of ASCII, digits and `.+_-`?
 * Where this says no it may be one all the same (`isEmailAddress`): that takes twice as long to tell.
 */
export function isPlainAddress(text: string): boolean {
  let label = -1;
  let labels = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= A && code <= Z) || (code >= ZERO && code <= NINE) || code === DASH) continue;
    if (label === -1) {
      if (code === AT && at >= 1 && at <= 64) label = at + 1;
      else if (code !== DOT && code !== PLUS && code !== UNDERSCORE) return false;
    } else if (code === DOT && isLabel(text, label, at)) {
      label = at + 1;
      labels++;
    } else return false;
  }
  const last = text.length - label;
  return labels > 0 && last >= 2 && last <= 63 && text.length <= 254;
}

const isLabel = (text: string, from: number, end: number): boolean =>
  end > from && end - from <= 63 && text.charCodeAt(from) !== DASH;
