/** Words that are typed where a company is asked for and name none: they must not make one account of strangers. */
const NO_COMPANY = new Set(
  `na|n a|none|no|no company|nil|null|unknown|test|private|privat|personal|individual|self|self employed|selfemployed|
  freelance|freelancer|independent|retired|student|unemployed|home|company|my company|various|confidential|stealth`
    .replace(/\s*\n\s*/g, '')
    .split('|'),
);

// As `plainName` makes them; the longest first is found by trying from four words down.
const LEGAL_FORMS = new Set(
  `inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|pllc|plc|pbc|pc|cic|
  private limited|pvt ltd|pvt limited|pte ltd|pte|pty ltd|pty limited|pty|proprietary limited|sdn bhd|
  bhd|pt|tbk|gmbh|ggmbh|mbh|ug|ug haftungsbeschrankt|ag|kg|kgaa|ohg|gbr|ev|eg|ek|se|gesmbh|sa|sas|
  sasu|sarl|eurl|s a rl|snc|sca|scop|sl|slu|sau|srl|srls|sapi de cv|sa de cv|s de rl de cv|s de rl|
  sapa|sc|ltda|lda|eireli|epp|bv|nv|bvba|vof|cvba|oy|oyj|ab|as|asa|aps|hf|ehf|ou|uab|sia|zrt|kft|nyrt|
  bt|sro|spol sro|spol s ro|sp zoo|sp z oo|sp z o o|spzoo|spolka zoo|doo|ad|ead|eood|ood|dd|
  aktiengesellschaft|aktiebolag|kk|kabushiki kaisha|gk|godo kaisha|ooo|oao|zao|pao|ооо|оао|зао|пао|ао|
  тоо|株式会社|有限会社|合同会社|有限公司|股份有限公司|有限责任公司|주식회사`
    .replace(/\s*\n\s*/g, '')
    .split('|'),
);

// In these countries, or scripts, the form stands first: "PT Telkom", "UAB Vinted", "株式会社リコー".
const LEADING_FORMS = new Set('pt|uab|sia|ооо|оао|зао|пао|ао|тоо|ooo|oao|zao|pao|sarl|sas|the'.split('|'));
const CJK_FORM =
  /^(?:株式会社|有限会社|合同会社|주식회사|\(株\)|\(주\))|(?:株式会社|有限会社|合同会社|(?:股份)?有限公司|有限责任公司|주식회사|\(株\)|\(주\))$/u;

/**
 * A company's name as a key: lower case, no accents, signs or legal form, so that "ACME, Inc." and
 * "Acme GmbH & Co. KG" are one. Null for what names no company ("n/a", "self-employed").
 */
export function companyKey(company: string): string | null {
  const plain = plainName(company);
  if (plain === '' || NO_COMPANY.has(plain)) return null;
  const words = withoutForms(plain.split(' ')).join(' ');
  return NO_COMPANY.has(words) || LEADING_FORMS.has(words) ? plain : words;
}

const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd' };

function plainName(company: string): string {
  return (
    company
      .slice(0, 300)
      .replace(/[™®©℠]/gu, '')
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, (mark) => (/[\u3099\u309a]/.test(mark) ? mark : ''))
      .normalize('NFC')
      .trim()
      .replace(CJK_FORM, ' ')
      // "Relax Spa" is a spa; "Relax S.p.A." is a company.
      .replace(/(?<=\s)(?:S\.\s?p\.\s?A\.?|SpA|SPA)$/u, ' sapa')
      .toLowerCase()
      .replace(/[ßøæœłđ]/g, (letter) => LETTERS[letter] ?? letter)
      .replace(/['’]/g, '')
      .replace(/(?<!\p{L})(?:\p{L}\.\s?){2,}/gu, (letters) => `${letters.replace(/[.\s]/g, '')} `)
      .replace(/(?<!\p{L})(\p{L})\/(\p{L})(?!\p{L})/gu, '$1$2')
      .replace(/[&+]/g, ' and ')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim()
  );
}

/** Takes forms off the end, then off the start, as long as a name is left. */
function withoutForms(words: string[]): string[] {
  let left = words;
  for (let isDone = false; !isDone; ) {
    const tail = [5, 4, 3, 2, 1].find(
      (length) => length < left.length && LEGAL_FORMS.has(left.slice(-length).join(' ')),
    );
    isDone = tail === undefined && !(left.length > 1 && left.at(-1) === 'and');
    if (!isDone) left = left.slice(0, -(tail ?? 1));
  }
  while (left.length > 1 && LEADING_FORMS.has(left[0] ?? '')) left = left.slice(1);
  return left;
}
